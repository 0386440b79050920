package dev.quadrille.payment;

import static dev.quadrille.payment.Orders.cancelled;
import static dev.quadrille.payment.Orders.created;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrille.contracts.OrderEvent.OrderCancelled;
import dev.quadrille.contracts.OrderEvent.OrderCreated;
import dev.quadrille.contracts.PaymentEvent;
import dev.quadrille.contracts.PaymentEvent.PaymentFailed;
import dev.quadrille.contracts.PaymentEvent.PaymentFailed.Reason;
import dev.quadrille.contracts.PaymentEvent.PaymentProcessed;
import dev.quadrille.contracts.PaymentEvent.PaymentRefunded;
import dev.quadrille.contracts.PaymentEvent.PaymentVoided;
import dev.quadrille.contracts.SagaEvent;
import dev.quadrille.messaging.Attempt;
import dev.quadrille.messaging.Heard;
import dev.quadrille.messaging.Reply;
import dev.quadrille.payment.ChargeAnswer.Charged;
import dev.quadrille.payment.ChargeAnswer.Closed;
import dev.quadrille.payment.Payment.Snapshot;
import dev.quadrille.payment.Payment.State;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a batch does to the payments it touches. */
class LedgerTest {

    private static final UUID ORDER = UUID.fromString("01930000-0000-7000-8000-000000000001");
    private static final UUID OTHER = UUID.fromString("01930000-0000-7000-8000-000000000002");
    private static final PaymentEvent PROCESSED = new PaymentProcessed(ORDER, Orders.TOTAL, "R1", Orders.LINES);

    private final Map<UUID, ChargeAnswer> answers = new HashMap<>(Map.of(ORDER, new Charged("R1")));
    private final Ledger ledger = new Ledger(answers);

    @ParameterizedTest
    @MethodSource("everyOrderOfTheEvents")
    void aCancelledOrderIsVoidedOrRefundedInWhateverOrderItsEventsCome(List<SagaEvent> heard) {
        List<PaymentEvent> said =
                heard.stream().flatMap(event -> hear(event).stream()).toList();

        assertThat(said)
                .isEqualTo(
                        heard.get(0) instanceof OrderCancelled
                                ? List.of(new PaymentVoided(ORDER))
                                : List.of(PROCESSED, new PaymentRefunded(ORDER, Orders.TOTAL)));
    }

    static Stream<List<SagaEvent>> everyOrderOfTheEvents() {
        SagaEvent created = created(ORDER);
        SagaEvent cancelled = cancelled(ORDER);
        return Stream.of(
                List.of(created, created, cancelled, cancelled),
                List.of(created, cancelled, created, cancelled),
                List.of(created, cancelled, cancelled, created),
                List.of(cancelled, created, created, cancelled),
                List.of(cancelled, created, cancelled, created),
                List.of(cancelled, cancelled, created, created));
    }

    @Test
    void givesEachOrderItsOwnAnswer() {
        assertThat(hear(created(ORDER))).contains(PROCESSED);
        assertThat(hear(cancelled(OTHER))).contains(new PaymentVoided(OTHER));
        assertThat(ledger.changed()).extracting(Snapshot::orderId).containsExactlyInAnyOrder(ORDER, OTHER);
    }

    @Test
    void writesOnlyWhatChanged() {
        ledger.enter(new Snapshot(OTHER, State.FAILED, Orders.TOTAL, null, null, 1, 1));

        assertThat(hear(cancelled(OTHER))).isEmpty();
        assertThat(ledger.changed()).isEmpty();
    }

    @Test
    void knowsOnWhichVersionItsChangeWasMade() {
        ledger.enter(new Snapshot(ORDER, State.CHARGED, Orders.TOTAL, "R0", null, 1, 1));

        hear(cancelled(ORDER));

        assertThat(ledger.changed())
                .containsExactly(new Snapshot(ORDER, State.REFUNDED, Orders.TOTAL, "R0", null, 2, 1));
    }

    @Test
    void triesAgainWhatTheGatewayDoesNotAnswer() {
        answers.clear();

        assertThat(ledger.charge(heard(created(ORDER), new Attempt(4, false))))
                .isEqualTo(Reply.again("the payment gateway does not answer"));
        assertThat(ledger.changed()).extracting(Snapshot::state).containsExactly(State.TRYING);
    }

    @Test
    void closesAfterTheLastAttemptAndDoesNotGiveThatUp() {
        answers.clear();
        Reply<PaymentEvent> closing =
                Reply.untilDone("the payment gateway does not answer, the charge is cancelled there");

        assertThat(ledger.charge(heard(created(ORDER), new Attempt(5, true)))).isEqualTo(closing);
        assertThat(ledger.changed()).extracting(Snapshot::state).containsExactly(State.CLOSING);
        assertThat(ledger.charge(heard(created(ORDER), new Attempt(6, true)))).isEqualTo(closing);

        answers.put(ORDER, new Closed());
        assertThat(hear(created(ORDER))).contains(new PaymentFailed(ORDER, Reason.GATEWAY_UNAVAILABLE));
    }

    @Test
    void saysNothingOfMoneyThatTheGatewayHasNotReturned() {
        ledger.enter(new Snapshot(ORDER, State.CHARGED, Orders.TOTAL, "R0", null, 1, 1));

        assertThat(ledger.refund(heard(cancelled(ORDER), Attempt.FIRST)))
                .isEqualTo(Reply.untilDone("the payment gateway has not confirmed the cancellation"));
        assertThat(ledger.changed()).isEmpty();
    }

    /** As in a batch of its own, with the answer that the gateway has for it. */
    private Optional<PaymentEvent> hear(SagaEvent event) {
        if (event instanceof OrderCreated created) {
            return only(ledger.charge(heard(created, Attempt.FIRST)));
        }
        OrderCancelled cancelled = (OrderCancelled) event;
        answers.put(cancelled.orderId(), new Closed());
        return only(ledger.refund(heard(cancelled, Attempt.FIRST)));
    }

    private static Optional<PaymentEvent> only(Reply<PaymentEvent> reply) {
        assertThat(reply.again()).isNull();
        return reply.announcements().stream().<PaymentEvent>map(event -> event).findFirst();
    }

    private static <E extends SagaEvent> Heard<E> heard(E event, Attempt attempt) {
        return new Heard<>(null, event, "topic", 0, 0, attempt);
    }
}
