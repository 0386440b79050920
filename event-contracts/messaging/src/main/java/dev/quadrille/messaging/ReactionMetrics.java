package dev.quadrille.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** {@code reaction_seconds{event,outcome}}: how long reactions take, by what became of them: done, again or failed. */
@ApplicationScoped
class ReactionMetrics implements ReactionHook {

    private record Series(String event, String outcome) {}

    private final MeterRegistry registry;
    private final Map<Series, Timer> timers = new ConcurrentHashMap<>();
    private final ThreadLocal<Long> began = new ThreadLocal<>();

    ReactionMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void before(Heard<?> heard) {
        began.set(System.nanoTime());
    }

    @Override
    public void after(Heard<?> heard, Reply<?> reply) {
        record(heard, reply.again() == null ? "done" : "again");
    }

    @Override
    public void failed(Heard<?> heard, RuntimeException cause) {
        record(heard, "failed");
    }

    private void record(Heard<?> heard, String outcome) {
        long nanos = System.nanoTime() - began.get();
        timers.computeIfAbsent(new Series(heard.envelope().type(), outcome), this::timer)
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    private Timer timer(Series series) {
        return Timer.builder("reaction")
                .description("Time of one reaction, without the database")
                .tag("event", series.event())
                .tag("outcome", series.outcome())
                .register(registry);
    }
}
