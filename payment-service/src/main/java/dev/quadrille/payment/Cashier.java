package dev.quadrille.payment;

import dev.quadrille.contracts.OrderEvent.OrderCancelled;
import dev.quadrille.contracts.OrderEvent.OrderCreated;
import dev.quadrille.contracts.SagaEvent;
import dev.quadrille.messaging.Heard;
import dev.quadrille.payment.PaymentGateway.Charge;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Talks to the gateway before a batch's transaction: cancels what was cancelled, charges what was not charged yet. */
@ApplicationScoped
class Cashier {

    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final int ATTEMPTS = 5;

    private final PaymentGateway gateway;
    private final Payments payments;

    Cashier(PaymentGateway gateway, Payments payments) {
        this.gateway = gateway;
        this.payments = payments;
    }

    /** The gateway gave no answer, again and again; the batch waits and is tried once more. */
    static final class GatewaySilent extends RuntimeException {
        private static final long serialVersionUID = 1L;

        GatewaySilent(int charges) {
            super("the payment gateway does not answer " + charges + " charges");
        }
    }

    /**
     * A cancellation goes to the gateway whatever our own rows say, and first: so a charge that is asked for at the same
     * moment, here or on another replica, is either returned or never made.
     */
    Uni<Map<UUID, ChargeAnswer>> settle(List<Heard<?>> batch) {
        List<UUID> cancelled = all(batch, OrderCancelled.class).stream()
                .map(SagaEvent::orderId)
                .toList();
        List<OrderCreated> created = all(batch, OrderCreated.class);
        Uni<Void> cancellation = cancelled.isEmpty() ? Uni.createFrom().voidItem() : gateway.cancel(cancelled);
        return cancellation.chain(() -> created.isEmpty() ? Uni.createFrom().item(Map.of()) : chargeNew(created));
    }

    private Uni<Map<UUID, ChargeAnswer>> chargeNew(List<OrderCreated> created) {
        return payments.known(created.stream().map(OrderCreated::orderId).toList())
                .chain(known -> charge(charges(created, known), Map.of(), 1));
    }

    private static List<Charge> charges(List<OrderCreated> created, Set<UUID> known) {
        return created.stream()
                .filter(order -> !known.contains(order.orderId()))
                .map(order -> new Charge(order.orderId(), order.total(), order.paymentToken()))
                .toList();
    }

    private Uni<Map<UUID, ChargeAnswer>> charge(List<Charge> open, Map<UUID, ChargeAnswer> answered, int attempt) {
        if (open.isEmpty()) {
            return Uni.createFrom().item(answered);
        }
        if (attempt > ATTEMPTS) {
            return Uni.createFrom().failure(new GatewaySilent(open.size()));
        }
        return gateway.charge(open).chain(answers -> again(open, answered, answers, attempt));
    }

    private Uni<Map<UUID, ChargeAnswer>> again(
            List<Charge> asked, Map<UUID, ChargeAnswer> before, Map<UUID, ChargeAnswer> answers, int attempt) {
        Map<UUID, ChargeAnswer> answered = new HashMap<>(before);
        answered.putAll(answers);
        List<Charge> silent = asked.stream()
                .filter(charge -> answers.get(charge.key()) instanceof ChargeAnswer.TimedOut)
                .toList();
        Uni<Void> pause = Uni.createFrom().voidItem();
        return (silent.isEmpty() ? pause : pause.onItem().delayIt().by(PAUSE))
                .chain(() -> charge(silent, answered, attempt + 1));
    }

    private static <E extends SagaEvent> List<E> all(List<Heard<?>> batch, Class<E> event) {
        return batch.stream()
                .map(Heard::event)
                .filter(event::isInstance)
                .<E>map(event::cast)
                .toList();
    }
}
