package dev.quadrille.local.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SagaWatchTest {

    private final SagaWatch watch = new SagaWatch();

    @Test
    void completesWhenToldLater() {
        CompletableFuture<SagaChange> end = watch.until("o-1", SagaChange::hasEnded);
        watch.accept(change("o-1", SagaStatus.RUNNING));
        watch.accept(change("o-2", SagaStatus.SHIPPED));
        assertThat(end).isNotDone();
        watch.accept(change("o-1", SagaStatus.SHIPPED));
        assertThat(end).isCompleted();
    }

    @Test
    void completesWhenToldBefore() {
        watch.accept(change("o-1", SagaStatus.CANCELLED));
        assertThat(watch.until("o-1", SagaChange::hasEnded)).isCompleted();
    }

    private static SagaChange change(String orderId, SagaStatus status) {
        return new SagaChange(orderId, status, null, 1L, List.of());
    }
}
