package dev.quadrille.messaging;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/** What committed turns have met: {@code inbox_duplicates_total}, {@code retries_total}, {@code dead_letters_total}. */
@ApplicationScoped
class TurnMetrics {

    private final Counter duplicates;
    private final Counter retries;
    private final Counter deadLetters;

    TurnMetrics(MeterRegistry registry) {
        duplicates = Counter.builder("inbox.duplicates")
                .description("Events that came again and were ignored")
                .register(registry);
        retries = Counter.builder("retries")
                .description("Events that were parked, to be tried again")
                .register(registry);
        deadLetters = Counter.builder("dead.letters")
                .description("Records that went to the dead letters")
                .register(registry);
    }

    void count(int ignored, int parked, int buried) {
        duplicates.increment(ignored);
        retries.increment(parked);
        deadLetters.increment(buried);
    }
}
