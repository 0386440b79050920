package dev.quadrille.local.audit;

import java.util.ArrayList;
import java.util.List;

/** The offenders against one invariant: all are counted, the first are kept. */
final class Findings {

    private static final int KEPT = 5;

    private final List<Finding> first = new ArrayList<>();
    private long count;

    void add(String subject, String problem) {
        count++;
        if (first.size() < KEPT) {
            first.add(new Finding(subject, problem));
        }
    }

    /** Nothing when there are no problems. */
    void add(String subject, List<String> problems) {
        if (!problems.isEmpty()) {
            add(subject, String.join("; ", problems));
        }
    }

    Verdict verdict(String invariant, String numbers) {
        return new Verdict(invariant, numbers, List.copyOf(first), count);
    }
}
