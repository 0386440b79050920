package dev.quadrille.messaging;

import static dev.quadrille.messaging.Bench.cancelled;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.quadrille.contracts.Envelope;
import dev.quadrille.contracts.OrderEvent.OrderConfirmed;
import dev.quadrille.contracts.PaymentEvent.PaymentVoided;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One batch is one transaction: each event has its effect once, or the batch has none. */
class TurnTest {

    @RegisterExtension
    static final Database DATABASE = new Database();

    private final UUID one = UuidCreator.getTimeOrderedEpoch();
    private final UUID two = UuidCreator.getTimeOrderedEpoch();
    private Bench bench;

    @BeforeEach
    void setUp() {
        bench = new Bench(DATABASE.pool());
    }

    @Test
    void opensTheOrdersOfTheBatchOnceReactsSavesAndAnnounces() {
        bench.hears(List.of(one, two));

        assertThat(bench.scribe.runs).containsExactly(Set.of(one, two));
        assertThat(DATABASE.notedOrders()).containsExactlyInAnyOrder(one, two);
        assertThat(bench.publisher.about(one)).isEqualTo(List.of(new PaymentVoided(one)));
        assertThat(bench.publisher.about(two)).isEqualTo(List.of(new PaymentVoided(two)));
        assertThat(bench.scribe.committed).containsExactly(one, two);
    }

    @Test
    void playsAnEventThatStandsTwiceInTheBatchOnce() {
        UUID id = UuidCreator.getTimeOrderedEpoch();

        bench.hears(new Delivery()
                .and(cancelled(one), id)
                .and(cancelled(two), UuidCreator.getTimeOrderedEpoch())
                .and(cancelled(one), id));

        assertThat(DATABASE.notedOrders()).containsExactlyInAnyOrder(one, two);
        assertThat(bench.publisher.about(one)).hasSize(1);
    }

    @Test
    void playsAnEventThatComesAgainOnce() {
        Delivery delivery = Delivery.of(cancelled(one), cancelled(two));
        bench.hears(delivery);

        bench.hears(delivery.and(cancelled(two), UuidCreator.getTimeOrderedEpoch()));

        assertThat(DATABASE.notedOrders()).containsExactlyInAnyOrder(one, two, two);
    }

    @Test
    void tellsTheParticipantWhatItIgnores() {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        Delivery delivery = new Delivery().and(cancelled(one), id);
        bench.hears(delivery);
        assertThat(bench.scribe.ignored).isEmpty();

        bench.hears(delivery);
        bench.hears(delivery.and(cancelled(one), id).and(cancelled(two), UuidCreator.getTimeOrderedEpoch()));

        assertThat(bench.scribe.ignored).containsExactly(id, id, id);
    }

    @Test
    void savesNothingWhenEverythingWasSeen() {
        Delivery delivery = Delivery.of(cancelled(one));
        bench.hears(delivery);
        bench.hears(delivery);

        assertThat(bench.scribe.saved).hasSize(1);
        assertThat(DATABASE.notedOrders()).containsExactly(one);
    }

    @Test
    void leavesAnEventAloneThatHasNoReaction() {
        bench.hears(Delivery.of(new OrderConfirmed(one)));
        assertThat(bench.scribe.runs).isEmpty();
        assertThat(DATABASE.count("inbox")).isZero();

        bench.hears(Delivery.of(new OrderConfirmed(one), cancelled(two)));
        assertThat(DATABASE.notedOrders()).containsExactly(two);
        assertThat(DATABASE.count("inbox")).isEqualTo(1);
    }

    @Test
    void needsNoTransactionForAnEmptyBatch() {
        bench.hears(new ConsumerRecords<>(Map.of(), Map.of()));

        assertThat(bench.scribe.runs).isEmpty();
    }

    @Test
    void runsAgainOnAFreshBookAfterAConflict() {
        bench.scribe.meets(transaction -> Uni.createFrom().failure(new Conflict("notes")));
        bench.scribe.meets(transaction -> Uni.createFrom().failure(new Conflict("notes")));

        bench.hears(List.of(one, two));

        assertThat(bench.scribe.runs).hasSize(3);
        assertThat(DATABASE.notedOrders()).containsExactlyInAnyOrder(one, two);
        assertThat(bench.publisher.said()).hasSize(2);
        assertThat(bench.scribe.committed)
                .as("nothing is told of a run that was rolled back")
                .containsExactly(one, two);
    }

    @Test
    void isOverWithTheCommitWhateverFailsAfterwards() {
        bench.scribe.failsAfterTheCommit = true;

        bench.hears(List.of(one));
        bench.ask(two).join();

        assertThat(bench.scribe.runs).hasSize(2);
        assertThat(DATABASE.notedOrders()).containsExactly(one, two);
    }

    @Test
    void knowsTheEnvelopesWhenItSaves() {
        UUID id = UuidCreator.getTimeOrderedEpoch();

        bench.hears(new Delivery().and(cancelled(one), id));

        OutboxMessage said = bench.publisher.said().get(0);
        assertThat(said.causationId()).isEqualTo(id);
        assertThat(bench.scribe.saved)
                .containsExactly(
                        new Envelope(said.id(), "payment.voided.v1", "/payment-service", one, said.time(), id, null));
    }
}
