package dev.quadrille.payment;

import static dev.quadrille.messaging.Soon.soon;
import static dev.quadrille.payment.Orders.cancelled;
import static dev.quadrille.payment.Orders.created;
import static dev.quadrille.payment.Orders.processed;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.quadrille.contracts.PaymentEvent.PaymentVoided;
import dev.quadrille.messaging.Delivery;
import dev.quadrille.messaging.RealDatabase;
import dev.quadrille.payment.ChargeAnswer.Charged;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What cannot be handled is put away with its cause, and its neighbours go through. */
@QuarkusTest
@QuarkusTestResource(RealDatabase.class)
class DeadLetterTest {

    @Inject
    Scene scene;

    @Inject
    Pool pool;

    private final UUID order = UuidCreator.getTimeOrderedEpoch();
    private final UUID poison = UuidCreator.getTimeOrderedEpoch();
    private final UUID other = UuidCreator.getTimeOrderedEpoch();

    @Test
    void buriesAnEventWhoseReactionThrowsAndServesItsNeighbours() {
        gatewaySays(new Charged(null));

        scene.hears(created(order), created(poison), cancelled(other)).hasHeardAll();

        servesTheNeighbours();
        buries("reference");
    }

    @Test
    void buriesAnEventThatTheDatabaseRefusesAndServesItsNeighbours() {
        gatewaySays(new Charged("no text for PostgreSQL: \0"));

        scene.hears(created(order), created(poison), cancelled(other)).hasHeardAll();

        servesTheNeighbours();
        buries("invalid byte sequence");
    }

    @Test
    void buriesARecordThatCannotBeReadAndServesItsNeighbours() {
        scene.hears(Delivery.of(created(order))
                        .andGarbage("orders.created", poison)
                        .and(cancelled(other), UuidCreator.getTimeOrderedEpoch()))
                .hasHeardAll();

        servesTheNeighbours();
        buries("MalformedEvent");
        assertThat(scene.booked(poison)).isEmpty();
    }

    private void servesTheNeighbours() {
        scene.says(order, processed(order));
        scene.says(other, new PaymentVoided(other));
    }

    private void buries(String cause) {
        scene.says(poison);
        soon().untilAsserted(() -> assertThat(scene.deadLetters(poison))
                .singleElement()
                .asString()
                .contains(cause, "\"dead_letter_topic\":\"orders.created\""));
    }

    /** A gateway whose answer to the poison is not what its contract promises, until the test ends. */
    private void gatewaySays(ChargeAnswer nonsense) {
        SimulatedGateway troubled = new SimulatedGateway(pool) {
            @Override
            public Multi<Answered> charge(List<Charge> charges) {
                return super.charge(charges)
                        .map(answered -> answered.key().equals(poison) ? new Answered(poison, nonsense) : answered);
            }
        };
        QuarkusMock.installMockForType(troubled, PaymentGateway.class);
    }
}
