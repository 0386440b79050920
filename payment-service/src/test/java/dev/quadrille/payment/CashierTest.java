package dev.quadrille.payment;

import static dev.quadrille.payment.Orders.cancelled;
import static dev.quadrille.payment.Orders.created;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quadrille.contracts.PaymentEvent.PaymentFailed.Reason;
import dev.quadrille.contracts.SagaEvent;
import dev.quadrille.messaging.Heard;
import dev.quadrille.payment.Cashier.GatewaySilent;
import dev.quadrille.payment.ChargeAnswer.Charged;
import dev.quadrille.payment.ChargeAnswer.Declined;
import dev.quadrille.payment.ChargeAnswer.TimedOut;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is asked of the gateway before a batch, and in which order. */
class CashierTest {

    private static final UUID A = UUID.fromString("01930000-0000-7000-8000-00000000000a");
    private static final UUID B = UUID.fromString("01930000-0000-7000-8000-00000000000b");
    private static final UUID C = UUID.fromString("01930000-0000-7000-8000-00000000000c");

    private final ScriptedGateway gateway = new ScriptedGateway();
    private final Set<UUID> known = new HashSet<>();
    private final Cashier cashier = new Cashier(gateway, new Payments(null) {
        @Override
        Uni<Set<UUID>> known(Collection<UUID> orderIds) {
            return Uni.createFrom().item(() -> {
                Set<UUID> found = new HashSet<>(orderIds);
                found.retainAll(known);
                return found;
            });
        }
    });

    @Test
    void cancelsBeforeItCharges() {
        settle(created(A), cancelled(B), created(C), cancelled(A));

        assertThat(gateway.calls()).containsExactly("cancel " + List.of(B, A), "charge " + List.of(A, C));
    }

    @Test
    void cancelsWhateverOurOwnRowsSay() {
        known.add(A);

        settle(cancelled(A), cancelled(B));

        assertThat(gateway.calls()).containsExactly("cancel " + List.of(A, B));
    }

    @Test
    void chargesNothingWhenTheCancellationDidNotReachTheGateway() {
        gateway.failsToCancel();

        assertThatThrownBy(() -> settle(created(A), cancelled(B))).hasMessage("the network is away");
        assertThat(gateway.calls()).containsExactly("cancel " + List.of(B));
    }

    @Test
    void chargesTheTotalWithTheTokenOfTheOrder() {
        assertThat(settle(created(A, "tok_42"))).isEqualTo(Map.of(A, new Charged("R" + A)));
        assertThat(gateway.charged()).containsExactly(new PaymentGateway.Charge(A, Orders.TOTAL, "tok_42"));
    }

    @Test
    void chargesOnlyOrdersThatHaveNoPaymentYet() {
        known.addAll(List.of(A, C));

        assertThat(settle(created(A), created(B), created(C))).containsOnlyKeys(B);
        assertThat(gateway.calls()).containsExactly("charge " + List.of(B));
    }

    @Test
    void doesNotTroubleTheGatewayForNothing() {
        known.add(A);

        assertThat(settle(created(A))).isEmpty();
        assertThat(settle()).isEmpty();
        assertThat(gateway.calls()).isEmpty();
    }

    @Test
    void asksAgainOnlyForWhatWasNotAnswered() {
        gateway.answers(A, new TimedOut(), new TimedOut(), new Charged("R1"));
        gateway.answers(B, new Declined(Reason.DECLINED));
        gateway.answers(C, new TimedOut(), new Declined(Reason.INSUFFICIENT_FUNDS));

        assertThat(settle(created(A), created(B), created(C)))
                .isEqualTo(Map.of(
                        A, new Charged("R1"),
                        B, new Declined(Reason.DECLINED),
                        C, new Declined(Reason.INSUFFICIENT_FUNDS)));
        assertThat(gateway.calls())
                .containsExactly("charge " + List.of(A, B, C), "charge " + List.of(A, C), "charge " + List.of(A));
    }

    @Test
    void takesTheFifthAnswer() {
        gateway.answers(A, silences(4, new Charged("R1")));

        assertThat(settle(created(A))).isEqualTo(Map.of(A, new Charged("R1")));
        assertThat(gateway.calls()).hasSize(5);
    }

    @Test
    void givesUpWhenTheGatewayStaysSilent() {
        gateway.answers(A, silences(5, new Charged("too late")));

        assertThatThrownBy(() -> settle(created(A), created(B)))
                .isInstanceOf(GatewaySilent.class)
                .hasMessage("the payment gateway does not answer 1 charges");
        assertThat(gateway.calls()).hasSize(5);
    }

    private Map<UUID, ChargeAnswer> settle(SagaEvent... events) {
        List<Heard<?>> batch = Stream.of(events)
                .<Heard<?>>map(event -> new Heard<>(null, event, "topic", 0, 0))
                .toList();
        return cashier.settle(batch).await().atMost(Duration.ofSeconds(10));
    }

    private static ChargeAnswer[] silences(int count, ChargeAnswer last) {
        return Stream.concat(Stream.generate(TimedOut::new).limit(count), Stream.of(last))
                .toArray(ChargeAnswer[]::new);
    }
}
