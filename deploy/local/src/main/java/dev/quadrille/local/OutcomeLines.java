package dev.quadrille.local;

import dev.quadrille.local.client.SagaChange;
import java.io.PrintWriter;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** One line for each saga that has ended, however often the feed tells of it. */
final class OutcomeLines implements Consumer<SagaChange> {

    private static final int REMEMBERED = 10_000;

    private final PrintWriter out;
    private final Set<String> told = Collections.newSetFromMap(new Recent());

    OutcomeLines(PrintWriter out) {
        this.out = out;
    }

    @Override
    public synchronized void accept(SagaChange saga) {
        if (saga.hasEnded() && told.add(saga.orderId())) {
            out.printf(
                    "%s %s %s in %s ms: %s%n",
                    LocalTime.now().truncatedTo(ChronoUnit.SECONDS),
                    saga.orderId(),
                    saga.outcome(),
                    saga.durationMs(),
                    String.join(" → ", saga.steps()));
        }
    }

    /** Forgets the oldest first: a watch may run for days. */
    private static final class Recent extends LinkedHashMap<String, Boolean> {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    }
}
