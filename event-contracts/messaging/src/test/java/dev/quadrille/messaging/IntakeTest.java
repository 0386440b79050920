package dev.quadrille.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrille.messaging.Intake.Answer;
import dev.quadrille.messaging.Intake.Unavailable;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Concurrent requests share a transaction, and each gets the answer to its own. */
class IntakeTest {

    private static final int BATCH = 3;
    private static final int CAPACITY = 5;

    private final List<List<Integer>> flushed = new ArrayList<>();
    private final List<UniEmitter<? super List<Answer<String>>>> underWay = new ArrayList<>();
    private final Intake<Integer, String> intake = new Intake<>(BATCH, CAPACITY, this::flush);

    @Test
    void carriesOutARequestAtOnceWhenNothingIsUnderWay() {
        CompletableFuture<String> answer = submit(1);
        assertThat(flushed).containsExactly(List.of(1));

        answer();
        assertThat(answer).isCompletedWithValue("answer 1");
    }

    @Test
    void takesWhatArrivesMeanwhileTogetherAndGivesEachItsOwnAnswer() {
        List<CompletableFuture<String>> answers =
                IntStream.rangeClosed(1, 6).mapToObj(this::submit).toList();
        assertThat(flushed).containsExactly(List.of(1));

        answer();
        answer();
        answer();
        assertThat(flushed).containsExactly(List.of(1), List.of(2, 3, 4), List.of(5, 6));
        assertThat(answers.stream().map(CompletableFuture::join))
                .containsExactly("answer 1", "answer 2", "answer 3", "answer 4", "answer 5", "answer 6");
    }

    @Test
    void refusesOneRequestWithoutItsNeighbours() {
        submit(0);
        CompletableFuture<String> refused = submit(-1);
        CompletableFuture<String> neighbour = submit(2);
        answer();
        answer();

        assertThat(failure(refused)).hasMessage("-1 is refused");
        assertThat(neighbour).isCompletedWithValue("answer 2");
    }

    @Test
    void turnsAwayWhoeverComesWhenTooManyWait() {
        submit(0);
        List<CompletableFuture<String>> waiting =
                IntStream.rangeClosed(1, CAPACITY).mapToObj(this::submit).toList();

        CompletableFuture<String> tooMany = submit(99);
        assertThat(failure(tooMany))
                .isInstanceOf(Unavailable.class)
                .hasMessage("5 requests wait already: try again in a second");

        answer();
        CompletableFuture<String> later = submit(6);
        answer();
        answer();
        assertThat(waiting).allMatch(CompletableFuture::isDone);
        assertThat(later).isCompletedWithValue("answer 6");
    }

    @Test
    void tellsEverybodyToComeAgainWhenTheDatabaseIsAway() {
        submit(0);
        CompletableFuture<String> one = submit(1);
        CompletableFuture<String> two = submit(2);
        answer();

        underWay.remove(0).fail(new IOException("connection reset"));
        assertThat(List.of(failure(one), failure(two)))
                .allSatisfy(failure -> assertThat(failure)
                        .isInstanceOf(Unavailable.class)
                        .hasMessage("the database does not answer: try again in a second")
                        .hasCauseInstanceOf(IOException.class));
        isNotStuck();
    }

    @Test
    void goesOnAfterAFlushThatThrows() {
        CompletableFuture<String> first = submit(666);
        assertThat(failure(first)).hasMessageContaining("666");
        isNotStuck();
    }

    @Test
    void goesOnAfterAFlushThatThrowsForSeveral() {
        submit(0);
        List<CompletableFuture<String>> answers = List.of(submit(1), submit(666), submit(2));
        answer();
        answer();
        answer();

        assertThat(answers.get(0)).isCompletedWithValue("answer 1");
        assertThat(failure(answers.get(1))).hasMessageContaining("666");
        assertThat(answers.get(2)).isCompletedWithValue("answer 2");
        isNotStuck();
    }

    private void isNotStuck() {
        CompletableFuture<String> next = submit(7);
        answer();
        assertThat(next).isCompletedWithValue("answer 7");
    }

    private CompletableFuture<String> submit(int command) {
        return intake.submit(command).subscribeAsCompletionStage();
    }

    private Uni<List<Answer<String>>> flush(List<Integer> commands) {
        if (commands.contains(666)) {
            throw new IllegalArgumentException("cannot carry out 666");
        }
        flushed.add(commands);
        return Uni.createFrom().emitter(underWay::add);
    }

    /** Ends what is under way. */
    private void answer() {
        List<Integer> commands = flushed.get(flushed.size() - 1);
        underWay.remove(0).complete(commands.stream().map(IntakeTest::answerTo).toList());
    }

    private static Answer<String> answerTo(int command) {
        return command < 0
                ? new Answer<>(null, new IllegalStateException(command + " is refused"))
                : new Answer<>("answer " + command, null);
    }

    private static Throwable failure(CompletableFuture<String> answer) {
        assertThat(answer).isCompletedExceptionally();
        return answer.handle((value, failure) -> failure).join();
    }
}
