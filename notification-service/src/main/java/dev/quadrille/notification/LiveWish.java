package dev.quadrille.notification;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What somebody wants to be told of.
 *
 * @param saga this one alone; null: all
 * @param newest so many in a message at most, those that changed last; null: every one
 */
record LiveWish(UUID saga, Integer newest) {

    /** @param changed in the order in which they changed last */
    List<SagaChange> choose(Map<UUID, SagaChange> changed) {
        if (saga != null) {
            SagaChange change = changed.get(saga);
            return change == null ? List.of() : List.of(change);
        }
        List<SagaChange> all = new ArrayList<>(changed.values());
        return newest == null || all.size() <= newest ? all : all.subList(all.size() - newest, all.size());
    }

    /** How many of these are left out only because there are too many. */
    int leftOut(Map<UUID, SagaChange> changed) {
        return saga != null || newest == null ? 0 : Math.max(0, changed.size() - newest);
    }
}
