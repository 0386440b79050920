package dev.quadrille.payment;

import static dev.quadrille.payment.Orders.cancelled;
import static dev.quadrille.payment.Orders.created;
import static dev.quadrille.payment.Orders.processed;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.quadrille.contracts.PaymentEvent.PaymentFailed;
import dev.quadrille.contracts.PaymentEvent.PaymentFailed.Reason;
import dev.quadrille.contracts.PaymentEvent.PaymentRefunded;
import dev.quadrille.contracts.PaymentEvent.PaymentVoided;
import dev.quadrille.contracts.SagaEvent;
import dev.quadrille.messaging.RealDatabase;
import dev.quadrille.payment.Scene.Booked;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** payment-service's part of the saga, with a real database and no broker. */
@QuarkusTest
@QuarkusTestResource(RealDatabase.class)
class SagaTest {

    @Inject
    Scene scene;

    private final UUID order = UuidCreator.getTimeOrderedEpoch();

    @Test
    void chargesAnOrder() {
        scene.hears(created(order)).says(order, processed(order));

        assertThat(scene.booked(order)).contains(new Booked(1, true, false, false));
    }

    @Test
    void asksAFlakyGatewayUntilItAnswers() {
        scene.hears(created(order, "tok_flaky")).says(order, processed(order));

        assertThat(scene.booked(order)).contains(new Booked(3, true, false, false));
    }

    @ParameterizedTest
    @CsvSource({"tok_declined, DECLINED", "tok_insufficient_funds, INSUFFICIENT_FUNDS"})
    void saysWhyNoMoneyMoved(String token, Reason reason) {
        scene.hears(created(order, token)).says(order, new PaymentFailed(order, reason));
        scene.hears(cancelled(order)).hasHeardAll();

        scene.says(order, new PaymentFailed(order, reason));
        assertThat(scene.booked(order)).contains(new Booked(1, false, false, true));
    }

    @Test
    void refundsWhatItCharged() {
        scene.hears(created(order)).says(order, processed(order));

        scene.hears(cancelled(order)).says(order, processed(order), new PaymentRefunded(order, Orders.TOTAL));

        assertThat(scene.booked(order)).contains(new Booked(1, true, true, true));
    }

    @Test
    void neverChargesWhatWasCancelledFirst() {
        scene.hears(cancelled(order)).says(order, new PaymentVoided(order));
        assertThat(scene.booked(order)).contains(new Booked(0, false, false, true));

        scene.hears(created(order)).hasHeardAll();

        scene.says(order, new PaymentVoided(order));
        assertThat(scene.booked(order)).contains(new Booked(0, false, false, true));
    }

    @Test
    void chargesNothingWhenBothComeInOneBatch() {
        scene.hears(created(order), cancelled(order)).says(order, new PaymentVoided(order));

        scene.hasHeardAll();

        scene.says(order, new PaymentVoided(order));
        assertThat(scene.booked(order)).contains(new Booked(0, false, false, true));
    }

    @Test
    void givesEachOrderOfABatchItsOwnAnswer() {
        List<UUID> able = orders(200);
        List<UUID> unable = orders(100);
        List<SagaEvent> batch = new ArrayList<>();
        able.forEach(each -> batch.add(created(each)));
        unable.forEach(each -> batch.add(created(each, "tok_declined")));
        Collections.shuffle(batch, new Random(1));

        scene.hears(batch.toArray(SagaEvent[]::new)).hasHeardAll();

        assertThat(able).allSatisfy(each -> scene.says(each, processed(each)));
        assertThat(unable).allSatisfy(each -> scene.says(each, new PaymentFailed(each, Reason.DECLINED)));
    }

    private static List<UUID> orders(int count) {
        return Stream.generate(UuidCreator::getTimeOrderedEpoch).limit(count).toList();
    }
}
