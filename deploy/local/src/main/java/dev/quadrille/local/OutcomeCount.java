package dev.quadrille.local;

import dev.quadrille.local.client.QuadrilleClient;
import dev.quadrille.local.client.SagaPage;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many orders ended how, read page by page.
 *
 * @param isComplete false when there are more orders than one wants to wait for
 */
record OutcomeCount(Map<String, Integer> byOutcome, boolean isComplete) {

    private static final int MOST_PAGES = 100;

    static OutcomeCount of(QuadrilleClient client) {
        Map<String, Integer> byOutcome = new TreeMap<>();
        String next = null;
        for (int page = 0; page < MOST_PAGES; page++) {
            SagaPage sagas = client.sagas(next);
            sagas.sagas().forEach(saga -> byOutcome.merge(saga.outcome(), 1, Integer::sum));
            next = sagas.next();
            if (next == null) {
                return new OutcomeCount(byOutcome, true);
            }
        }
        return new OutcomeCount(byOutcome, false);
    }

    int total() {
        return byOutcome.values().stream().mapToInt(Integer::intValue).sum();
    }
}
