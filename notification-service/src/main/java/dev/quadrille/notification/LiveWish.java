package dev.quadrille.notification;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What somebody wants to be told of, and may be.
 *
 * @param customer of this one's sagas alone; null: of all
 * @param saga this one alone; null: all
 * @param newest so many in a message at most, those that changed last; null: every one
 */
record LiveWish(String customer, UUID saga, Integer newest) {

    /** @param customer null: of all */
    LiveWish onlyOf(String customer) {
        return new LiveWish(customer, saga, newest);
    }

    /** @param changed in the order in which they changed last */
    List<SagaChange> choose(Map<UUID, SagaChange> changed) {
        if (saga != null) {
            SagaChange change = changed.get(saga);
            return change != null && isTheirs(change) ? List.of(change) : List.of();
        }
        return changed.values().stream().filter(this::isTheirs).toList();
    }

    /** What of these goes into one message. */
    List<SagaChange> limit(List<SagaChange> chosen) {
        return newest == null || chosen.size() <= newest
                ? chosen
                : chosen.subList(chosen.size() - newest, chosen.size());
    }

    /** Whose a saga is, is known once its order was heard of. */
    private boolean isTheirs(SagaChange change) {
        return customer == null || customer.equals(change.customerId());
    }
}
