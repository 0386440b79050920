package dev.quadrille.payment;

import static dev.quadrille.payment.Orders.created;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.quadrille.contracts.PaymentEvent.PaymentFailed.Reason;
import dev.quadrille.messaging.Conflict;
import dev.quadrille.messaging.RealDatabase;
import dev.quadrille.payment.ChargeAnswer.Charged;
import dev.quadrille.payment.ChargeAnswer.Declined;
import dev.quadrille.payment.Payment.Snapshot;
import dev.quadrille.payment.Payment.State;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The payments in the database. */
@QuarkusTest
@QuarkusTestResource(RealDatabase.class)
class PaymentsTest {

    @Inject
    Payments payments;

    @Inject
    Pool pool;

    private final UUID order = UuidCreator.getTimeOrderedEpoch();

    @Test
    void areReadAsTheyWereWritten() {
        UUID declined = UuidCreator.getTimeOrderedEpoch();
        UUID voided = UuidCreator.getTimeOrderedEpoch();
        Payment refused = Payment.none(declined);
        refused.charge(created(declined), new Declined(Reason.INSUFFICIENT_FUNDS), false);

        save(charged(), refused, refunded(Payment.none(voided)));

        assertThat(stored(order)).isEqualTo(new Snapshot(order, State.CHARGED, Orders.TOTAL, "R1", null, 1, 1));
        assertThat(stored(declined))
                .isEqualTo(new Snapshot(declined, State.FAILED, Orders.TOTAL, null, Reason.INSUFFICIENT_FUNDS, 1, 1));
        assertThat(stored(voided)).isEqualTo(new Snapshot(voided, State.VOIDED, null, null, null, 1, 1));
    }

    @Test
    void haveAStateOnceTheyAreStored() {
        save(charged());

        assertThat(payments.states(List.of(order, UUID.randomUUID()))
                        .subscribeAsCompletionStage()
                        .join())
                .isEqualTo(Map.of(order, State.CHARGED));
    }

    @Test
    void mayTakeTwoStepsAtOnce() {
        save(refunded(charged()));

        assertThat(stored(order)).isEqualTo(new Snapshot(order, State.REFUNDED, Orders.TOTAL, "R1", null, 2, 2));
    }

    @Test
    void areAddedAndChangedInOneBatch() {
        UUID voided = UuidCreator.getTimeOrderedEpoch();
        save(charged());

        save(refunded(new Payment(stored(order))), refunded(Payment.none(voided)));

        assertThat(stored(order).state()).isEqualTo(State.REFUNDED);
        assertThat(stored(voided).state()).isEqualTo(State.VOIDED);
    }

    @Test
    void areNotAddedTwice() {
        save(charged());

        assertThatThrownBy(() -> save(refunded(Payment.none(order)))).hasCauseInstanceOf(Conflict.class);
        assertThat(stored(order).state()).isEqualTo(State.CHARGED);
    }

    @Test
    void areNotOverwrittenByTwoStepsThatBeganBeforeTheyWereAdded() {
        save(charged());

        assertThatThrownBy(() -> save(refunded(charged()))).hasCauseInstanceOf(Conflict.class);
        assertThat(stored(order).state()).isEqualTo(State.CHARGED);
    }

    @Test
    void areNotOverwrittenOnceAnotherTransactionChangedThem() {
        save(charged());
        Payment stale = new Payment(stored(order));
        save(refunded(new Payment(stored(order))));

        assertThatThrownBy(() -> save(refunded(stale))).hasCauseInstanceOf(Conflict.class);
        assertThat(stored(order).version()).isEqualTo(2);
    }

    private Payment charged() {
        Payment payment = Payment.none(order);
        payment.charge(created(order), new Charged("R1"), false);
        return payment;
    }

    private static Payment refunded(Payment payment) {
        payment.refund();
        return payment;
    }

    private void save(Payment... changed) {
        List<Snapshot> snapshots = Stream.of(changed).map(Payment::snapshot).toList();
        pool.withTransaction(transaction -> payments.save(transaction, snapshots))
                .subscribeAsCompletionStage()
                .join();
    }

    private Snapshot stored(UUID id) {
        return pool.preparedQuery("select * from payment where order_id = $1").executeAndAwait(Tuple.of(id)).stream()
                .map(Payments::snapshot)
                .findFirst()
                .orElseThrow();
    }
}
