package dev.quadrille.local.demo;

import dev.quadrille.local.client.Saga;
import dev.quadrille.local.client.SagaStatus;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * How a saga must end, and the sets of events in which it may have been said.
 *
 * @param reason why it is cancelled; null when it ships
 */
record Conversation(SagaStatus status, String reason, List<Set<String>> legal) {

    static Conversation shipped(String... steps) {
        return new Conversation(SagaStatus.SHIPPED, null, List.of(Set.of(steps)));
    }

    static Conversation cancelled(String reason, String... steps) {
        return new Conversation(SagaStatus.CANCELLED, reason, List.of(Set.of(steps)));
    }

    Conversation or(String... steps) {
        List<Set<String>> all = new ArrayList<>(legal);
        all.add(Set.of(steps));
        return new Conversation(status, reason, all);
    }

    /** Empty when the saga was what it had to be. */
    List<String> problemsOf(Saga saga) {
        List<String> problems = new ArrayList<>();
        if (saga.status() != status || !Objects.equals(saga.reason(), reason)) {
            problems.add("ended %s instead of %s".formatted(saga.outcome(), expectedOutcome()));
        }
        problems.addAll(wrongSteps(saga.steps()));
        problems.addAll(Causes.problemsOf(saga));
        return problems;
    }

    private List<String> wrongSteps(List<String> said) {
        Set<String> distinct = new HashSet<>(said);
        List<String> problems = new ArrayList<>();
        distinct.stream()
                .filter(step -> Collections.frequency(said, step) > 1)
                .forEach(step -> problems.add(step + " was said more than once"));
        if (!legal.contains(distinct)) {
            Set<String> closest = closestTo(distinct);
            without(closest, distinct).forEach(step -> problems.add(step + " is missing"));
            without(distinct, closest).forEach(step -> problems.add(step + " does not belong here"));
        }
        return problems;
    }

    private Set<String> closestTo(Set<String> said) {
        return Collections.min(
                legal,
                Comparator.comparingInt(steps ->
                        without(steps, said).size() + without(said, steps).size()));
    }

    private static Set<String> without(Set<String> steps, Set<String> others) {
        Set<String> rest = new TreeSet<>(steps);
        rest.removeAll(others);
        return rest;
    }

    private String expectedOutcome() {
        return reason == null ? status.toString() : "%s (%s)".formatted(status, reason);
    }
}
