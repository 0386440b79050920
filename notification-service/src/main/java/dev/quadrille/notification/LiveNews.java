package dev.quadrille.notification;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What came after somebody was told something.
 *
 * @param upTo how far it goes
 * @param gap whether something else may have come that is not kept, or was never told
 * @param sagas the latest state of each, in the order in which they changed last
 */
record LiveNews(long upTo, boolean gap, Map<UUID, SagaChange> sagas) {

    static LiveNews of(long upTo, boolean gap, List<List<SagaChange>> changes) {
        Map<UUID, SagaChange> sagas = new LinkedHashMap<>();
        changes.forEach(some -> some.forEach(change -> put(sagas, change)));
        return new LiveNews(upTo, gap, sagas);
    }

    /** At the end, wherever the saga stood before. */
    static void put(Map<UUID, SagaChange> sagas, SagaChange change) {
        sagas.remove(change.orderId());
        sagas.put(change.orderId(), change);
    }
}
