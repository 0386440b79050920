package dev.quadrille.payment;

import dev.quadrille.messaging.Remembered;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** Lets an answer come some time after it was first asked for; whoever asks again does not begin anew. */
final class Lateness {

    private final long time;
    private final LongSupplier nanoTime;
    private final Remembered<Long> asked = new Remembered<>();

    Lateness(Duration time, LongSupplier nanoTime) {
        this.time = time.toNanos();
        this.nanoTime = nanoTime;
    }

    /** @param keys what is asked for now */
    <A> Multi<A> late(Collection<UUID> keys, Multi<A> answers, Function<A, UUID> key) {
        keys.forEach(this::left);
        return answers.onItem()
                .transformToUni(answer -> later(answer, left(key.apply(answer))))
                .merge(Math.max(1, keys.size()));
    }

    private long left(UUID key) {
        long now = nanoTime.getAsLong();
        return asked.first(key, now) + time - now;
    }

    private static <A> Uni<A> later(A answer, long nanos) {
        Uni<A> given = Uni.createFrom().item(answer);
        return nanos <= 0 ? given : given.onItem().delayIt().by(Duration.ofNanos(nanos));
    }
}
