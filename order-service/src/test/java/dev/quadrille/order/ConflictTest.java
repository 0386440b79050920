package dev.quadrille.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrille.contracts.CancellationReason;
import dev.quadrille.messaging.Conflict;
import dev.quadrille.messaging.RealDatabase;
import dev.quadrille.messaging.Turns;
import dev.quadrille.messaging.Turns.Request;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Two who change one order at the same time: nobody writes over what the other has written. */
@QuarkusTest
@QuarkusTestResource(RealDatabase.class)
class ConflictTest {

    @Inject
    Scene scene;

    @Inject
    Turns turns;

    @Inject
    OrderParticipant participant;

    @Test
    void aStreamThatHasGrownIsReadAgain() {
        Events order = new Events(scene.places());
        scene.hears(order.processed()).hasHeardAll();
        Forgetful forgetful = new Forgetful(participant, order);

        turns.ask(
                        forgetful,
                        List.of(new Request<>(
                                order.order(),
                                book -> book.cancel(order.order(), CancellationReason.CANCELLED_BY_CUSTOMER).stream()
                                        .toList())))
                .subscribeAsCompletionStage()
                .join();

        assertThat(forgetful.failures())
                .singleElement()
                .isInstanceOf(Conflict.class)
                .extracting(Throwable::getMessage)
                .isEqualTo("the stream of an order has grown meanwhile");
        assertThat(scene.stream(order.order()))
                .containsExactly("order.created.v2", "payment.processed.v1", "order.cancelled.v1");
        scene.says(order.order(), order.created(), order.cancelled(CancellationReason.CANCELLED_BY_CUSTOMER));
    }

    @Test
    void aRequestAndAnEventThatRaceBothEndWell() {
        List<Events> orders =
                Stream.generate(() -> new Events(scene.places())).limit(60).toList();

        List<CompletableFuture<Receipt>> cancellations = orders.stream()
                .map(order -> {
                    scene.hears(order.reserved());
                    return scene.cancels(order.order());
                })
                .toList();
        List<Throwable> refusals =
                cancellations.stream().map(ConflictTest::refusal).toList();
        scene.hasHeardAll();

        for (int i = 0; i < orders.size(); i++) {
            wasConfirmedOrCancelled(orders.get(i), refusals.get(i));
        }
    }

    private void wasConfirmedOrCancelled(Events order, Throwable refusal) {
        if (refusal == null) {
            scene.says(order.order(), order.created(), order.cancelled(CancellationReason.CANCELLED_BY_CUSTOMER));
        } else {
            assertThat(refusal).isInstanceOf(TooLateToCancel.class);
            scene.says(order.order(), order.created(), order.confirmed());
        }
        assertThat(scene.stream(order.order())).hasSize(3).contains("inventory.reserved.v1");
        assertThat(scene.addsUp(order.order())).isTrue();
    }

    private static Throwable refusal(CompletableFuture<Receipt> cancellation) {
        try {
            cancellation.join();
            return null;
        } catch (CompletionException refused) {
            return refused.getCause();
        }
    }
}
