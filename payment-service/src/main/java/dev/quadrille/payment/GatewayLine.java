package dev.quadrille.payment;

import dev.quadrille.payment.PaymentGateway.Answered;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.faulttolerance.api.TypedGuard;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpClosedException;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.ws.rs.ProcessingException;
import java.io.IOException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Carries one kind of request to the gateway: many at once but not too many, none for too long, and none at all while the
 * gateway is ill. What goes wrong is no answer, never a failure. A request that nobody waits for any more is still carried
 * to its end, so that the gateway hears it, the connection is kept, and the circuit learns how long the gateway takes.
 */
final class GatewayLine {

    private static final TypeLiteral<Uni<Answered>> ANSWERED = new TypeLiteral<>() {
        private static final long serialVersionUID = 1L;
    };
    private static final Logger LOG = Logger.getLogger(GatewayLine.class);
    /** Of a whole batch, several times: it waits for its turn here and not in the time that one request may take. */
    private static final int QUEUE = 2_000;

    private static final List<Class<? extends Throwable>> TRANSPORT =
            List.of(ProcessingException.class, IOException.class, HttpClosedException.class);
    private static final int TRANSPORT_RETRIES = 2;
    private static final long RETRY_MS = 10;
    private static final int WINDOW = 20;
    private static final double FAILURES = 0.5;

    private final String name;
    private final Duration pause;
    private final TypedGuard<Uni<Answered>> crowd;
    private final TypedGuard<Uni<Answered>> attempt;
    private volatile Throwable trouble;
    private volatile boolean ill;

    GatewayLine(String name, GatewaySettings settings) {
        this.name = "payment gateway, " + name;
        this.pause = settings.pause();
        this.crowd = TypedGuard.create(ANSWERED)
                .withBulkhead()
                .limit(settings.concurrency())
                .queueSize(QUEUE)
                .done()
                .build();
        this.attempt = TypedGuard.create(ANSWERED)
                .withTimeout()
                .duration(settings.timeout().toMillis(), ChronoUnit.MILLIS)
                .done()
                .withRetry()
                .maxRetries(TRANSPORT_RETRIES)
                .delay(RETRY_MS, ChronoUnit.MILLIS)
                .jitter(RETRY_MS, ChronoUnit.MILLIS)
                .retryOn(TRANSPORT)
                .done()
                .withCircuitBreaker()
                .name(this.name)
                .requestVolumeThreshold(WINDOW)
                .failureRatio(FAILURES)
                .delay(pause.toMillis(), ChronoUnit.MILLIS)
                .onStateChange(this::turned)
                .done()
                .build();
    }

    /** @return null where there is no answer */
    Uni<Answered> carry(Supplier<Uni<Answered>> request) {
        return crowd.get(() -> attempt.get(() -> request.get().onFailure().invoke(failure -> trouble = failure)))
                .onFailure()
                .invoke(failure -> LOG.debugf("%s: no answer: %s", name, failure))
                .onFailure()
                .recoverWithNull()
                .memoize()
                .indefinitely();
    }

    /** Says once that the gateway is ill, not after each trial. */
    private void turned(CircuitBreakerState state) {
        if (state == CircuitBreakerState.OPEN && !ill) {
            ill = true;
            LOG.warnf("%s: ill, tried every %s from now on; at last: %s", name, pause, trouble);
        } else if (state == CircuitBreakerState.CLOSED) {
            ill = false;
            LOG.infof("%s: well again", name);
        }
    }
}
