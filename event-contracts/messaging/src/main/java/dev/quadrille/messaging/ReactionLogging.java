package dev.quadrille.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.MDC;

/** Every line that is logged during a reaction says of which order and of which event it speaks. */
@ApplicationScoped
class ReactionLogging implements ReactionHook {

    static final String ORDER = "orderId";
    static final String EVENT = "eventId";
    static final String TRACE = "traceId";

    @Override
    public void before(Heard<?> heard) {
        MDC.put(ORDER, heard.orderId());
        MDC.put(EVENT, heard.id());
        String traceparent = heard.envelope().traceparent();
        if (traceparent != null) {
            MDC.put(TRACE, Trace.id(traceparent));
        }
    }

    @Override
    public void after(Heard<?> heard, Reply<?> reply) {
        clear();
    }

    @Override
    public void failed(Heard<?> heard, RuntimeException cause) {
        clear();
    }

    private static void clear() {
        MDC.remove(ORDER);
        MDC.remove(EVENT);
        MDC.remove(TRACE);
    }
}
