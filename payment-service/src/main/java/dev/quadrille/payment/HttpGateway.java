package dev.quadrille.payment;

import dev.quadrille.payment.Charges.Order;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * A card network over HTTP. Charges and cancellations have a line each: money can be returned while no charge gets through.
 */
final class HttpGateway implements PaymentGateway {

    private final Charges remote;
    private final GatewaySpeech speech;
    private final GatewayLine charges;
    private final GatewayLine cancellations;

    HttpGateway(Charges remote, GatewaySpeech speech, GatewayLine charges, GatewayLine cancellations) {
        this.remote = remote;
        this.speech = speech;
        this.charges = charges;
        this.cancellations = cancellations;
    }

    @Override
    public Multi<Answered> charge(List<Charge> asked) {
        return all(asked, this::charge);
    }

    @Override
    public Multi<UUID> cancel(Collection<UUID> keys) {
        return all(keys, this::cancel).map(Answered::key);
    }

    private Uni<Answered> charge(Charge charge) {
        return charges.carry(() -> remote.charge(charge.key(), Order.of(charge))
                .map(speech::toCharge)
                .map(answer -> new Answered(charge.key(), answer)));
    }

    private Uni<Answered> cancel(UUID key) {
        return cancellations.carry(
                () -> remote.cancel(key).map(speech::toCancellation).map(answer -> new Answered(key, answer)));
    }

    /** The lines bound how many are under way, over all batches; what waits there is asked also after a batch has gone. */
    private static <A> Multi<Answered> all(Collection<A> asked, Function<A, Uni<? extends Answered>> ask) {
        List<A> once = asked.stream().distinct().toList();
        return Multi.createFrom().iterable(once).onItem().transformToUni(ask).merge(Math.max(1, once.size()));
    }
}
