package dev.quadrille.payment;

import static dev.quadrille.contracts.PaymentEvent.PaymentFailed.Reason.GATEWAY_UNAVAILABLE;

import dev.quadrille.contracts.Money;
import dev.quadrille.contracts.OrderEvent.OrderCreated;
import dev.quadrille.contracts.PaymentEvent;
import dev.quadrille.contracts.PaymentEvent.PaymentFailed;
import dev.quadrille.contracts.PaymentEvent.PaymentProcessed;
import dev.quadrille.contracts.PaymentEvent.PaymentRefunded;
import dev.quadrille.contracts.PaymentEvent.PaymentVoided;
import java.util.Optional;
import java.util.UUID;

/** The money of one order: charged at most once, returned at most once, in whatever order the events come. */
final class Payment {

    /** Stored by name. NONE is never stored: it is an order that payment-service has not heard of. */
    enum State {
        NONE,
        /** The gateway has not answered yet: whether money moved is not known. */
        TRYING,
        /** It never answered: the charge is being cancelled there, and may not be asked for again. */
        CLOSING,
        CHARGED,
        FAILED,
        REFUNDED,
        VOIDED;

        boolean isUndecided() {
            return this == NONE || this == TRYING;
        }
    }

    private final UUID orderId;
    private final int loadedVersion;
    private State state;
    private Money amount;
    private String reference;
    private PaymentFailed.Reason failure;
    private int version;

    /**
     * What the store reads and writes. {@code amount}, {@code reference} and {@code failure} may be null.
     *
     * @param loadedVersion the version that the change was made on; 0 for a payment that is not stored yet
     */
    record Snapshot(
            UUID orderId,
            State state,
            Money amount,
            String reference,
            PaymentFailed.Reason failure,
            int version,
            int loadedVersion) {

        boolean isNew() {
            return loadedVersion == 0;
        }
    }

    Payment(Snapshot stored) {
        this.orderId = stored.orderId();
        this.state = stored.state();
        this.amount = stored.amount();
        this.reference = stored.reference();
        this.failure = stored.failure();
        this.version = stored.version();
        this.loadedVersion = stored.version();
    }

    static Payment none(UUID orderId) {
        return new Payment(new Snapshot(orderId, State.NONE, null, null, null, 0, 0));
    }

    /** @param last whether a gateway that does not answer now is not asked again */
    Optional<PaymentEvent> charge(OrderCreated order, ChargeAnswer answer, boolean last) {
        return switch (state) {
            case NONE, TRYING -> settle(order, answer, last);
            case CLOSING -> answer instanceof ChargeAnswer.Closed ? fail(GATEWAY_UNAVAILABLE) : Optional.empty();
            case CHARGED, FAILED, REFUNDED, VOIDED -> Optional.empty();
        };
    }

    Optional<PaymentEvent> refund() {
        return switch (state) {
            case NONE, TRYING -> become(State.VOIDED, new PaymentVoided(orderId));
            case CHARGED -> become(State.REFUNDED, new PaymentRefunded(orderId, amount));
            case CLOSING, FAILED, REFUNDED, VOIDED -> Optional.empty();
        };
    }

    State state() {
        return state;
    }

    boolean changed() {
        return version != loadedVersion;
    }

    Snapshot snapshot() {
        return new Snapshot(orderId, state, amount, reference, failure, version, loadedVersion);
    }

    private Optional<PaymentEvent> settle(OrderCreated order, ChargeAnswer answer, boolean last) {
        amount = order.total();
        if (answer instanceof ChargeAnswer.Charged charged) {
            reference = charged.reference();
            return become(State.CHARGED, new PaymentProcessed(orderId, amount, reference, order.lines()));
        }
        if (answer instanceof ChargeAnswer.Declined declined) {
            return fail(declined.reason());
        }
        if (answer instanceof ChargeAnswer.Closed) {
            return become(State.VOIDED, new PaymentVoided(orderId));
        }
        return waitAs(last ? State.CLOSING : State.TRYING);
    }

    private Optional<PaymentEvent> fail(PaymentFailed.Reason reason) {
        failure = reason;
        return become(State.FAILED, new PaymentFailed(orderId, reason));
    }

    private Optional<PaymentEvent> waitAs(State next) {
        if (state != next) {
            state = next;
            version++;
        }
        return Optional.empty();
    }

    private Optional<PaymentEvent> become(State next, PaymentEvent announcement) {
        state = next;
        version++;
        return Optional.of(announcement);
    }
}
