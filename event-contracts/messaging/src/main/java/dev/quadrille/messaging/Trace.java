package dev.quadrille.messaging;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.List;

/** The trace that a saga is one of, as the {@code traceparent} of its events (W3C Trace Context). */
public final class Trace {

    private static final String HEADER = "traceparent";

    /** Of the reaction under way: a context of Vert.x need not be one that OpenTelemetry can keep a span in. */
    private static final ThreadLocal<Span> REACTION = new ThreadLocal<>();

    private Trace() {}

    static void enter(Span span) {
        REACTION.set(span);
    }

    /** @return the span of {@link #enter} */
    static Span leave() {
        Span span = REACTION.get();
        REACTION.remove();
        return span;
    }

    /** @return that of the reaction or the request under way on this thread; null: neither is traced */
    public static String current() {
        Span reaction = REACTION.get();
        SpanContext span = (reaction == null ? Span.current() : reaction).getSpanContext();
        return span.isValid()
                ? "00-" + span.getTraceId() + '-' + span.getSpanId() + '-'
                        + span.getTraceFlags().asHex()
                : null;
    }

    /** @return the id that all of one trace share; the whole text where it is none */
    static String id(String traceparent) {
        String[] parts = traceparent.split("-", 3);
        return parts.length == 3 ? parts[1] : traceparent;
    }

    /** @return the context of whoever announced an event; empty for one that is not traced */
    static Context parent(String traceparent) {
        return traceparent == null
                ? Context.root()
                : W3CTraceContextPropagator.getInstance().extract(Context.root(), traceparent, new OneHeader());
    }

    private static final class OneHeader implements TextMapGetter<String> {
        @Override
        public Iterable<String> keys(String traceparent) {
            return List.of(HEADER);
        }

        @Override
        public String get(String traceparent, String header) {
            return HEADER.equals(header) ? traceparent : null;
        }
    }
}
