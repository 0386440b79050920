package dev.quadrille.messaging;

import dev.quadrille.contracts.EventCatalog;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.stream.Collectors;

/**
 * A span for each reaction, the child of the one that announced its event: since the outbox keeps the {@code traceparent},
 * one trace spans the whole saga. Without an exporter nothing is recorded.
 */
@ApplicationScoped
class ReactionTracing implements ReactionHook {

    private final Tracer tracer;

    ReactionTracing(Tracer tracer) {
        this.tracer = tracer;
    }

    @Override
    public void before(Heard<?> heard) {
        Span span = tracer.spanBuilder(heard.envelope().type())
                .setParent(Trace.parent(heard.envelope().traceparent()))
                .setSpanKind(SpanKind.CONSUMER)
                .startSpan();
        if (span.isRecording()) {
            span.setAttribute("messaging.system", "kafka")
                    .setAttribute("messaging.destination.name", heard.topic())
                    .setAttribute("messaging.message.id", heard.id().toString())
                    .setAttribute("order.id", heard.orderId().toString());
        }
        Trace.enter(span);
    }

    @Override
    public void after(Heard<?> heard, Reply<?> reply) {
        Span span = Trace.leave();
        if (span.isRecording()) {
            span.setAttribute("announces", names(reply));
        }
        span.end();
    }

    @Override
    public void failed(Heard<?> heard, RuntimeException cause) {
        Trace.leave().setStatus(StatusCode.ERROR).recordException(cause).end();
    }

    private static String names(Reply<?> reply) {
        return reply.announcements().stream()
                .map(event -> EventCatalog.of(event.getClass()).name())
                .collect(Collectors.joining(","));
    }
}
