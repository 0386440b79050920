package dev.quadrille.local.gateway;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Those who keep the gateway waiting, in the order in which they began; none does so for long. On the event loop. */
final class Waiting<T> {

    private final Vertx vertx;
    private final Duration patience;
    private final Consumer<T> giveUp;
    private final Map<T, Long> timers = new LinkedHashMap<>();

    Waiting(Vertx vertx, Duration patience, Consumer<T> giveUp) {
        this.vertx = vertx;
        this.patience = patience;
        this.giveUp = giveUp;
    }

    void begin(T one) {
        timers.put(one, vertx.setTimer(patience.toMillis(), late -> giveUp(one)));
    }

    void end(T one) {
        Long timer = timers.remove(one);
        if (timer != null) {
            vertx.cancelTimer(timer);
        }
    }

    int size() {
        return timers.size();
    }

    void giveUpTheFirst() {
        timers.keySet().stream().findFirst().ifPresent(this::giveUp);
    }

    private void giveUp(T one) {
        end(one);
        giveUp.accept(one);
    }
}
