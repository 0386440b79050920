package dev.quadrille.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A loop runs while there is work, never twice at a time, and never dies. */
class LoopTest {

    private final Deque<UniEmitter<? super Boolean>> rounds = new ArrayDeque<>();
    private final List<Throwable> failures = new ArrayList<>();
    private final Loop loop = new Loop(() -> Uni.createFrom().<Boolean>emitter(rounds::add), failures::add);

    @Test
    void repeatsWhileThereIsMore() {
        CompletableFuture<Void> run = loop.wake();
        more(true);
        more(true);
        assertThat(run).isNotDone();

        more(false);
        assertThat(run).isCompleted();
        assertThat(rounds).isEmpty();
    }

    @Test
    void goesRoundOnceMoreWhenItIsWokenMeanwhile() {
        CompletableFuture<Void> first = loop.wake();
        CompletableFuture<Void> second = loop.wake();
        loop.wake();
        assertThat(rounds).as("never two at a time").hasSize(1);

        more(false);
        assertThat(rounds).as("what came meanwhile may have been overlooked").hasSize(1);
        assertThat(second).isNotDone();

        more(false);
        assertThat(first).isCompleted();
        assertThat(second).isCompleted();
        assertThat(rounds).isEmpty();
    }

    @Test
    void endsWithAFailureAndStartsAgainWhenItIsWoken() {
        CompletableFuture<Void> run = loop.wake();
        rounds.remove().fail(new IllegalStateException("away"));
        assertThat(run).isCompleted();
        assertThat(failures).extracting(Throwable::getMessage).containsExactly("away");
        assertThat(rounds).isEmpty();

        CompletableFuture<Void> again = loop.wake();
        more(false);
        assertThat(again).isCompleted();
    }

    @Test
    void survivesAStepThatThrows() {
        Deque<Boolean> throwing = new ArrayDeque<>(List.of(true));
        Loop fragile = new Loop(() -> step(throwing), failures::add);
        assertThat(fragile.wake()).isCompleted();
        assertThat(failures).extracting(Throwable::getMessage).containsExactly("closed");

        assertThat(fragile.wake()).isCompleted();
        assertThat(failures).hasSize(1);
    }

    @Test
    void neverRunsTwiceAtATimeHoweverManyWakeIt() {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger work = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        Loop busy = new Loop(
                () -> Uni.createFrom().item(() -> {
                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                    done.addAndGet(work.getAndSet(0));
                    running.decrementAndGet();
                    return false;
                }),
                failures::add);
        ExecutorService crowd = Executors.newFixedThreadPool(4);
        List<CompletableFuture<Void>> woken = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            woken.add(CompletableFuture.supplyAsync(
                            () -> {
                                work.incrementAndGet();
                                return busy.wake();
                            },
                            crowd)
                    .thenCompose(run -> run));
        }
        woken.forEach(CompletableFuture::join);
        crowd.shutdown();

        assertThat(most).hasValue(1);
        assertThat(done)
                .as("nothing that was there before a wake is overlooked")
                .hasValue(2_000);
    }

    private static Uni<Boolean> step(Deque<Boolean> throwing) {
        if (throwing.poll() != null) {
            throw new IllegalStateException("closed");
        }
        return Uni.createFrom().item(false);
    }

    private void more(boolean more) {
        rounds.remove().complete(more);
    }
}
