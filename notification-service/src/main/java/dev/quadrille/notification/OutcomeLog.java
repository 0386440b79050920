package dev.quadrille.notification;

import dev.quadrille.messaging.Heard;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * One INFO line for each saga that ended, and one DEBUG line for each event. Written after the commit: a crash in between
 * may swallow a line, never the row, which is the truth.
 */
@ApplicationScoped
class OutcomeLog {

    private static final Logger LOG = Logger.getLogger("saga");

    void write(List<Heard<?>> heard, List<Saga> changed) {
        if (LOG.isDebugEnabled()) {
            heard.forEach(event -> LOG.debugf(
                    "saga %s heard %s from %s",
                    event.orderId(), event.envelope().type(), event.envelope().source()));
        }
        changed.stream().filter(Saga::endedNow).map(Saga::snapshot).forEach(saga -> LOG.info(line(saga)));
    }

    static String line(Saga.Snapshot saga) {
        String steps = String.join(" → ", saga.steps());
        return saga.status() == SagaStatus.SHIPPED
                ? "saga %s SHIPPED in %d ms: %s".formatted(saga.orderId(), saga.durationMs(), steps)
                : "saga %s CANCELLED (%s), compensated in %d ms: %s"
                        .formatted(saga.orderId(), saga.reason(), saga.durationMs(), steps);
    }
}
