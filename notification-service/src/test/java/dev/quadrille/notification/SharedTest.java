package dev.quadrille.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Many who ask cost one look, and nobody gets an answer that is old. */
class SharedTest {

    private final AtomicInteger looks = new AtomicInteger();
    private long nanos;
    private final Shared<Integer, Integer> shared =
            new Shared<>(question -> Uni.createFrom().item(looks.incrementAndGet()), () -> nanos);

    @Test
    void givesOneAnswerToAllWhoAskWithinASecond() {
        assertThat(ask(10)).isEqualTo(1);
        nanos += Duration.ofMillis(999).toNanos();
        assertThat(ask(10)).isEqualTo(1);
        nanos += Duration.ofMillis(1).toNanos();
        assertThat(ask(10)).isEqualTo(2);
    }

    @Test
    void givesAnotherAnswerToAnotherQuestion() {
        assertThat(ask(10)).isEqualTo(1);
        assertThat(ask(20)).isEqualTo(2);
    }

    @Test
    void asksNotAgainWhileItWaitsForTheAnswer() {
        CompletableFuture<Integer> slow = new CompletableFuture<>();
        Shared<Integer, Integer> waiting = new Shared<>(
                question -> {
                    looks.incrementAndGet();
                    return Uni.createFrom().completionStage(slow);
                },
                () -> nanos);
        CompletableFuture<Integer> first = waiting.answer(10).subscribeAsCompletionStage();
        nanos += Duration.ofMinutes(1).toNanos();
        CompletableFuture<Integer> second = waiting.answer(10).subscribeAsCompletionStage();
        slow.complete(7);

        assertThat(first).isCompletedWithValue(7);
        assertThat(second).isCompletedWithValue(7);
        assertThat(looks).hasValue(1);
    }

    private int ask(int question) {
        return shared.answer(question).await().indefinitely();
    }
}
