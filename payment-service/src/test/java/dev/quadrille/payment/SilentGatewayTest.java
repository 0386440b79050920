package dev.quadrille.payment;

import static dev.quadrille.payment.Orders.cancelled;
import static dev.quadrille.payment.Orders.created;
import static dev.quadrille.payment.Orders.processed;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.quadrille.contracts.PaymentEvent.PaymentVoided;
import dev.quadrille.messaging.RealDatabase;
import dev.quadrille.payment.ChargeAnswer.TimedOut;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A gateway that does not answer delays a batch and loses nothing. */
@QuarkusTest
@QuarkusTestResource(RealDatabase.class)
class SilentGatewayTest {

    @Inject
    Scene scene;

    @Inject
    Pool pool;

    private final UUID order = UuidCreator.getTimeOrderedEpoch();
    private final UUID other = UuidCreator.getTimeOrderedEpoch();

    @Test
    void chargesOnceTheGatewayAnswersAgain() {
        AtomicInteger asked = answersOnlyFromCall(13);

        scene.hears(created(order), cancelled(other)).says(order, processed(order));

        scene.says(other, new PaymentVoided(other));
        assertThat(asked).hasValue(13);
        assertThat(scene.deadLetters(order)).isEmpty();
    }

    private AtomicInteger answersOnlyFromCall(int call) {
        AtomicInteger asked = new AtomicInteger();
        SimulatedGateway silent = new SimulatedGateway(pool) {
            @Override
            public Uni<Map<UUID, ChargeAnswer>> charge(List<Charge> charges) {
                return asked.incrementAndGet() >= call ? super.charge(charges) : nothing(charges);
            }
        };
        QuarkusMock.installMockForType(silent, PaymentGateway.class);
        return asked;
    }

    private static Uni<Map<UUID, ChargeAnswer>> nothing(List<PaymentGateway.Charge> charges) {
        return Uni.createFrom()
                .item(charges.stream().collect(Collectors.toMap(PaymentGateway.Charge::key, charge -> new TimedOut())));
    }
}
