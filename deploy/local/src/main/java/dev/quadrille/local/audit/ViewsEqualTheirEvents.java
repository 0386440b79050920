package dev.quadrille.local.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.quadrille.contracts.NotificationEvent.NotificationRequested;
import dev.quadrille.contracts.OrderEvent.OrderCancelled;
import dev.quadrille.contracts.OrderEvent.OrderCreated;
import dev.quadrille.contracts.OrderLine;
import dev.quadrille.local.audit.Dossier.Saga;
import dev.quadrille.local.audit.Dossier.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** What was committed is said, what was said is heard, and each read view is the fold of its events. */
final class ViewsEqualTheirEvents implements Invariant {

    private static final JsonMapper JSON = new JsonMapper();

    private final Scope scope;
    private final Findings findings = new Findings();
    private final long unsaid;
    private long views;
    private long sagas;
    private long forgotten;

    ViewsEqualTheirEvents(Scope scope, List<Queues> queues) {
        this.scope = scope;
        unsaid = queues.stream().mapToLong(Queues::unsaid).sum();
        queues.stream()
                .filter(queue -> queue.unsaid() > 0 && scope.expectsWhatBegan(queue.oldest()))
                .forEach(queue -> findings.add(
                        "outbox of " + queue.service(),
                        "%,d messages wait in it, the oldest since %s".formatted(queue.unsaid(), queue.oldest())));
    }

    @Override
    public void look(Dossier order) {
        List<String> problems = new ArrayList<>();
        checkView(order, problems);
        if (order.forgotten()) {
            checkEnd(order, problems);
        } else {
            checkSaga(order, problems);
            problems.addAll(order.hasEnded() ? Histories.differences(order) : List.of());
        }
        findings.add(order.name(), problems);
    }

    private void checkView(Dossier order, List<String> problems) {
        View view = order.view();
        OrderFold stream = order.stream();
        if (view == null || stream.isEmpty()) {
            if (view != null || !stream.isEmpty()) {
                problems.add(view == null ? "has a stream and no view" : "has a view and no stream");
            }
            return;
        }
        views++;
        compare("the view's status", view.status(), stream.status(), problems);
        compare("the view's reason", view.reason(), stream.reason(), problems);
        compare("the view's version", view.version(), stream.version(), problems);
        OrderCreated created = stream.created();
        if (created != null) {
            compare("the view's total", view.total(), created.total(), problems);
            compare("the view's lines", lines(view), created.lines(), problems);
        }
    }

    private static List<OrderLine> lines(View view) {
        try {
            return List.of(JSON.readValue(view.lines(), OrderLine[].class));
        } catch (JsonProcessingException damaged) {
            return List.of();
        }
    }

    private void checkSaga(Dossier order, List<String> problems) {
        Saga saga = order.saga();
        SagaFold history = order.history();
        if (saga == null) {
            if (!history.events().isEmpty()) {
                problems.add("notification-service has its events and no saga");
            }
            return;
        }
        sagas++;
        compare("the saga's status", saga.status(), history.status(), problems);
        compare("the saga's reason", saga.reason(), reason(history), problems);
        compare("the saga's steps", sorted(saga.steps()), names(history.steps()), problems);
        boolean toldAll = order.hasEnded() && scope.expectsEndOf(order.order());
        Set<String> told = told(history);
        if (toldAll
                ? !told.equals(Set.copyOf(saga.requested()))
                : !saga.requested().containsAll(told)) {
            problems.add("the saga says the customer is told %s, its events say %s".formatted(saga.requested(), told));
        }
    }

    /** All that is left to compare with is the stream of order-service. */
    private void checkEnd(Dossier order, List<String> problems) {
        forgotten++;
        if (order.isKnown()) {
            compare("the saga's status", order.saga().status(), order.stream().status(), problems);
            compare("the saga's reason", order.saga().reason(), order.stream().reason(), problems);
        }
    }

    private static String reason(SagaFold history) {
        return history.bodies(OrderCancelled.class).stream()
                .map(cancelled -> cancelled.reason().name())
                .findFirst()
                .orElse(null);
    }

    private static Set<String> told(SagaFold history) {
        return history.bodies(NotificationRequested.class).stream()
                .map(requested -> requested.about().name())
                .collect(Collectors.toSet());
    }

    private static List<String> names(List<StoredEvent> steps) {
        return sorted(steps.stream().map(StoredEvent::name).toList());
    }

    private static List<String> sorted(List<String> names) {
        return names.stream().sorted().toList();
    }

    private static void compare(String what, Object stands, Object folded, List<String> problems) {
        if (!Objects.equals(stands, folded)) {
            problems.add("%s is %s, its events say %s".formatted(what, stands, folded));
        }
    }

    @Override
    public Verdict verdict() {
        String without = forgotten == 0 ? "" : "; %,d sagas whose events were forgotten".formatted(forgotten);
        return findings.verdict(
                "views equal their events",
                "%,d orders and %,d sagas like their events%s; %,d messages in the outboxes"
                        .formatted(views, sagas, without, unsaid));
    }
}
