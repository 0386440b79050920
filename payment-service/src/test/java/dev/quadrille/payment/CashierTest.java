package dev.quadrille.payment;

import static dev.quadrille.payment.Orders.cancelled;
import static dev.quadrille.payment.Orders.created;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrille.contracts.PaymentEvent.PaymentFailed.Reason;
import dev.quadrille.contracts.SagaEvent;
import dev.quadrille.messaging.Attempt;
import dev.quadrille.messaging.Budget;
import dev.quadrille.messaging.Heard;
import dev.quadrille.payment.ChargeAnswer.Charged;
import dev.quadrille.payment.ChargeAnswer.Closed;
import dev.quadrille.payment.ChargeAnswer.Declined;
import dev.quadrille.payment.ChargeAnswer.TimedOut;
import dev.quadrille.payment.Payment.State;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is asked of the gateway before a batch, and in which order. */
class CashierTest {

    private static final UUID A = UUID.fromString("01930000-0000-7000-8000-00000000000a");
    private static final UUID B = UUID.fromString("01930000-0000-7000-8000-00000000000b");
    private static final UUID C = UUID.fromString("01930000-0000-7000-8000-00000000000c");

    private final ScriptedGateway gateway = new ScriptedGateway();
    private final Map<UUID, State> states = new HashMap<>();

    @Test
    void cancelsWhateverOurOwnRowsSay() {
        states.put(A, State.FAILED);

        assertThat(settle(cancelled(A), cancelled(B))).isEqualTo(Map.of(A, new Closed(), B, new Closed()));
        assertThat(gateway.calls()).containsExactly("cancel " + List.of(A, B));
    }

    @Test
    void chargesNothingThatItCancels() {
        settle(created(A), cancelled(B), created(C), cancelled(A));

        assertThat(gateway.calls()).containsExactly("cancel " + List.of(A, B), "charge " + List.of(C));
    }

    @Test
    void cancelsWhatIsClosingAndNeverChargesItAgain() {
        states.put(A, State.CLOSING);

        assertThat(settle(created(A))).isEqualTo(Map.of(A, new Closed()));
        assertThat(gateway.calls()).containsExactly("cancel " + List.of(A));
    }

    @Test
    void chargesTheTotalWithTheTokenOfTheOrder() {
        assertThat(settle(created(A, "tok_42"))).isEqualTo(Map.of(A, new Charged("R" + A)));
        assertThat(gateway.charged()).containsExactly(new PaymentGateway.Charge(A, Orders.TOTAL, "tok_42"));
    }

    @ParameterizedTest
    @EnumSource
    void chargesOnlyWhatIsUndecided(State state) {
        states.put(A, state);

        settle(created(A), created(B));

        assertThat(gateway.charged())
                .extracting(PaymentGateway.Charge::key)
                .containsExactlyElementsOf(state.isUndecided() ? List.of(A, B) : List.of(B));
    }

    @Test
    void doesNotTroubleTheGatewayForNothing() {
        states.put(A, State.CHARGED);

        assertThat(settle(created(A))).isEmpty();
        assertThat(settle()).isEmpty();
        assertThat(gateway.calls()).isEmpty();
    }

    @Test
    void keepsTheAnswersThatCame() {
        gateway.answers(A, new TimedOut());
        gateway.answers(B, new Declined(Reason.DECLINED));

        assertThat(settle(created(A), created(B), created(C)))
                .isEqualTo(Map.of(B, new Declined(Reason.DECLINED), C, new Charged("R" + C)));
        assertThat(gateway.calls()).hasSize(1);
    }

    @Test
    void keepsTheAnswersThatCameBeforeTheGatewayFailed() {
        gateway.failsToCancel();

        assertThat(settle(created(A), cancelled(B))).isEqualTo(Map.of(A, new Charged("R" + A)));
    }

    @Test
    void waitsNoLongerThanItsBudget() {
        PaymentGateway endless = new PaymentGateway() {
            @Override
            public Multi<Answered> charge(List<Charge> charges) {
                Multi<Answered> first = Multi.createFrom().item(new Answered(A, new Charged("R")));
                return Multi.createBy()
                        .merging()
                        .streams(first, Multi.createFrom().nothing());
            }

            @Override
            public Multi<UUID> cancel(Collection<UUID> keys) {
                return Multi.createFrom().nothing();
            }
        };

        assertThat(settle(endless, created(A), created(B), cancelled(C))).isEqualTo(Map.of(A, new Charged("R")));
    }

    @Test
    void waitsLongerBeforeItGivesUp() {
        PaymentGateway slow = new PaymentGateway() {
            @Override
            public Multi<Answered> charge(List<Charge> charges) {
                return Uni.createFrom()
                        .item(new Answered(A, new Charged("R")))
                        .onItem()
                        .delayIt()
                        .by(Duration.ofMillis(500))
                        .toMulti();
            }

            @Override
            public Multi<UUID> cancel(Collection<UUID> keys) {
                return Multi.createFrom().nothing();
            }
        };

        assertThat(settle(slow, new Attempt(4, false), created(A))).isEmpty();
        assertThat(settle(slow, new Attempt(5, true), created(A))).isEqualTo(Map.of(A, new Charged("R")));
    }

    private Map<UUID, ChargeAnswer> settle(SagaEvent... events) {
        return settle(gateway, events);
    }

    private Map<UUID, ChargeAnswer> settle(PaymentGateway asked, SagaEvent... events) {
        return settle(asked, Attempt.FIRST, events);
    }

    private Map<UUID, ChargeAnswer> settle(PaymentGateway asked, Attempt attempt, SagaEvent... events) {
        List<Heard<?>> batch = Stream.of(events)
                .<Heard<?>>map(event -> new Heard<>(null, event, "topic", 0, 0, attempt))
                .toList();
        Payments payments = new Payments(null) {
            @Override
            Uni<Map<UUID, State>> states(Collection<UUID> orderIds) {
                return Uni.createFrom().item(states);
            }
        };
        return new Cashier(asked, payments, new Budget(Duration.ofMillis(50), Duration.ofSeconds(9)))
                .settle(batch)
                .await()
                .atMost(Duration.ofSeconds(10));
    }
}
