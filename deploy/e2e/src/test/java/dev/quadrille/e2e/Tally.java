package dev.quadrille.e2e;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was done to a system on purpose, to be held against what is found in it. */
final class Tally {

    private final Map<String, Integer> kills = new TreeMap<>();
    private final List<String> letters = new ArrayList<>();
    private long injected;
    private long ignored;

    void killed(String component) {
        kills.merge(component, 1, Integer::sum);
    }

    /** @param deliveries of records that every hearer has had before */
    void repeated(long deliveries) {
        injected += deliveries;
    }

    /** @param duplicates that a process has ignored in its life */
    void ignored(long duplicates) {
        ignored += duplicates;
    }

    /** @param places of letters that must be written */
    void poisoned(List<String> places) {
        letters.addAll(places);
    }

    Map<String, Integer> kills() {
        return kills;
    }

    /** The service and the place of each dead letter that there must be, in the order of the text. */
    List<String> letters() {
        return letters.stream().sorted().toList();
    }

    long injected() {
        return injected;
    }

    long ignored() {
        return ignored;
    }
}
