package dev.quadrille.notification;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How sagas end, and how long they take: {@code saga_duration_seconds{outcome}}, whose count is the number of ends, and
 * {@code saga_ended_total{outcome}}. The outcome is SHIPPED, or why the order was cancelled.
 */
@ApplicationScoped
class SagaMetrics {

    private final MeterRegistry registry;
    private final Map<String, Ends> byOutcome = new ConcurrentHashMap<>();

    SagaMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    private record Ends(Counter count, Timer durations) {}

    void count(List<Saga> changed) {
        changed.stream().filter(Saga::endedNow).map(Saga::snapshot).forEach(this::count);
    }

    private void count(Saga.Snapshot saga) {
        Ends ends = byOutcome.computeIfAbsent(saga.outcome(), this::ends);
        ends.count().increment();
        ends.durations().record(Duration.ofMillis(saga.durationMs()));
    }

    private Ends ends(String outcome) {
        return new Ends(registry.counter("saga.ended", "outcome", outcome), timer(outcome));
    }

    private Timer timer(String outcome) {
        return Timer.builder("saga.duration")
                .description("From the first event of an order to its last")
                .tag("outcome", outcome)
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofMinutes(10))
                .register(registry);
    }
}
