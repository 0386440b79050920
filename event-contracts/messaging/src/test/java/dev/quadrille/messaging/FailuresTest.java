package dev.quadrille.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrille.contracts.MalformedEvent;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether it will fail again: only then may a batch be taken apart. */
class FailuresTest {

    @ParameterizedTest
    @ValueSource(strings = {"21000", "22001", "22P02", "23502", "23505", "23514", "44000", "54000", "P0001"})
    void valuesThatAreRefusedLieInTheBatch(String state) {
        assertThat(Failures.inBatch(refused(state))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "08006", "0A000", "25P03", "26000", "28P01", "3D000", "40001", "40P01", "42501", "42P01", "53300",
                "55P03", "57014", "57P01", "58030", "XX000"
            })
    void whatHappensToEveryBatchLiesInTheWorld(String state) {
        assertThat(Failures.inBatch(refused(state))).isFalse();
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void mistakesOfTheProgramLieInTheBatch(Throwable mistake) {
        assertThat(Failures.inBatch(mistake)).isTrue();
    }

    static Stream<Throwable> mistakes() {
        return Stream.of(
                new NullPointerException(),
                new IllegalStateException(),
                new ArithmeticException(),
                new MalformedEvent("no JSON", null));
    }

    @ParameterizedTest
    @MethodSource("absences")
    void whateverIsAwayLiesInTheWorld(Throwable absence) {
        assertThat(Failures.inBatch(absence)).isFalse();
    }

    static Stream<Throwable> absences() {
        return Stream.of(
                new ConnectException(),
                new IOException(),
                new UncheckedIOException(new IOException()),
                new TimeoutException(),
                new CompletionException(new ConnectException()),
                new RejectedExecutionException(),
                new NoStackTraceThrowable("Timeout"),
                new PgException("a message without a state", null, null, null),
                new Conflict("rows"),
                new OutOfMemoryError());
    }

    private static PgException refused(String state) {
        return new PgException("refused", "ERROR", state, null);
    }
}
