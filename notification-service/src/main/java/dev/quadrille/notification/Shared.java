package dev.quadrille.notification;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** One answer for all who ask the same, while it is being found and for a second after: many who look cost no more than one. */
final class Shared<Q, A> {

    private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();

    private final Function<Q, Uni<A>> find;
    private final LongSupplier nanoTime;
    private Asked last;

    Shared(Function<Q, Uni<A>> find, LongSupplier nanoTime) {
        this.find = find;
        this.nanoTime = nanoTime;
    }

    synchronized Uni<A> answer(Q question) {
        if (last == null || !last.question.equals(question) || last.isOld()) {
            last = new Asked(question);
        }
        return last.answer;
    }

    private final class Asked {

        private final Q question;
        private final Uni<A> answer;
        private volatile Long answeredAt;

        Asked(Q question) {
            this.question = question;
            this.answer = Uni.createFrom()
                    .deferred(() -> find.apply(question))
                    .onTermination()
                    .invoke(() -> answeredAt = nanoTime.getAsLong())
                    .memoize()
                    .indefinitely();
        }

        boolean isOld() {
            Long at = answeredAt;
            return at != null && nanoTime.getAsLong() - at >= FRESH_NANOS;
        }
    }
}
