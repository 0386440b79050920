package dev.quadrille.notification;

import dev.quadrille.contracts.EventCatalog;
import dev.quadrille.contracts.EventType;
import dev.quadrille.contracts.SagaEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Sagas under way that have taken the same steps, and so wait for the same.
 *
 * @param steps names of the events that were heard
 * @param oldest the order that was placed first
 */
record Standing(List<String> steps, long count, UUID oldest) {

    List<Awaited> awaited() {
        Set<Class<? extends SagaEvent>> heard = steps.stream()
                .map(EventCatalog::named)
                .flatMap(Optional::stream)
                .<Class<? extends SagaEvent>>map(EventType::eventClass)
                .collect(Collectors.toSet());
        return Awaited.of(heard);
    }

    long age(Instant now) {
        return age(oldest, now);
    }

    /** @return in seconds, since the order was placed; 0 where our clock is behind */
    static long age(UUID order, Instant now) {
        return Math.max(0, Duration.between(OrderIds.placed(order), now).toSeconds());
    }
}
