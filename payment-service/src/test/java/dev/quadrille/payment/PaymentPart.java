package dev.quadrille.payment;

import dev.quadrille.contracts.PaymentEvent.PaymentFailed.Reason;
import dev.quadrille.contracts.SagaEvent;
import dev.quadrille.messaging.Budget;
import dev.quadrille.messaging.Part;
import dev.quadrille.messaging.Reply;
import dev.quadrille.payment.ChargeAnswer.Charged;
import dev.quadrille.payment.ChargeAnswer.Closed;
import dev.quadrille.payment.ChargeAnswer.Declined;
import dev.quadrille.payment.Payment.Snapshot;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * payment-service's part for {@link Part}: the participant with its cashier and its ledger. It asks {@code charge} or
 * {@code cancel}; the answers are {@code charged}, {@code declined} and {@code closed}.
 */
public final class PaymentPart implements Part<PaymentPart.State> {

    private static final Map<String, ChargeAnswer> ANSWERS = Map.of(
            "charged", new Charged("R1"),
            "declined", new Declined(Reason.DECLINED),
            "closed", new Closed());
    private static final PaymentParticipant PARTICIPANT = new PaymentParticipant(null, null);

    /** The row; its version is left out, for it decides nothing here. */
    public record State(Snapshot row) {
        @Override
        public int hashCode() {
            return row.state().hashCode();
        }

        @Override
        public String toString() {
            return row.state().name();
        }
    }

    @Override
    public State beginning() {
        return new State(Payment.none(ORDER).snapshot());
    }

    @Override
    public boolean hears(SagaEvent event) {
        return PARTICIPANT.reactions().events().contains(event.getClass());
    }

    @Override
    public Optional<String> asks(State state, SagaEvent event) {
        List<String> asked = new ArrayList<>();
        Payments stored = new Payments(null) {
            @Override
            Uni<Map<UUID, Payment.State>> states(Collection<UUID> orderIds) {
                return Uni.createFrom().item(Map.of(ORDER, state.row().state()));
            }
        };
        Cashier cashier =
                new Cashier(new Silent(asked), stored, new Budget(Duration.ofSeconds(10), Duration.ofSeconds(10)));
        new PaymentParticipant(cashier, stored)
                .prepare(List.of(Part.heard(event, false)))
                .await()
                .indefinitely();
        return asked.stream().reduce((one, other) -> one + " and " + other);
    }

    @Override
    public Turned<State> hear(State state, SagaEvent event, String answer, boolean last) {
        Ledger ledger = new Ledger(answer == null ? Map.of() : Map.of(ORDER, ANSWERS.get(answer)));
        if (state.row().state() != Payment.State.NONE) {
            ledger.enter(state.row());
        }
        Reply<?> reply = Part.react(PARTICIPANT, ledger, event, last);
        State next =
                ledger.changed().stream().map(PaymentPart::stored).findFirst().orElse(state);
        return new Turned<>(next, List.copyOf(reply.announcements()), reply.again());
    }

    private static State stored(Snapshot row) {
        return new State(new Snapshot(row.orderId(), row.state(), row.amount(), row.reference(), row.failure(), 1, 1));
    }

    /** A network that notes what it is asked and never answers. */
    private record Silent(List<String> asked) implements PaymentGateway {

        @Override
        public Multi<Answered> charge(List<Charge> charges) {
            asked.add("charge");
            return Multi.createFrom().empty();
        }

        @Override
        public Multi<UUID> cancel(Collection<UUID> keys) {
            asked.add("cancel");
            return Multi.createFrom().empty();
        }
    }
}
