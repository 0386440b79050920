package dev.quadrille.payment;

import dev.quadrille.contracts.PaymentEvent.PaymentFailed.Reason;
import io.smallrye.mutiny.Multi;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** A gateway, and what it is made to do wrong. Where nothing is, it is the gateway. */
final class FaultyGateway implements PaymentGateway {

    private static final Duration SLOW = Duration.ofMillis(500);
    private static final ChargeAnswer DECLINED = new ChargeAnswer.Declined(Reason.DECLINED);

    private final PaymentGateway real;
    private final Declines declines;
    private final GatewayCondition condition;
    private final Lateness charges;
    private final Lateness cancellations;

    FaultyGateway(PaymentGateway real, Declines declines, GatewayCondition condition) {
        this(real, declines, condition, () -> new Lateness(SLOW, System::nanoTime));
    }

    /** @param lateness of charges and, another, of cancellations while the gateway is slow */
    FaultyGateway(PaymentGateway real, Declines declines, GatewayCondition condition, Supplier<Lateness> lateness) {
        this.real = real;
        this.declines = declines;
        this.condition = condition;
        this.charges = lateness.get();
        this.cancellations = lateness.get();
    }

    @Override
    public Multi<Answered> charge(List<Charge> asked) {
        if (condition.isDown()) {
            return Multi.createFrom().empty();
        }
        Multi<Answered> answers = declines.any() ? declineSome(asked) : real.charge(asked);
        return condition.isSlow()
                ? charges.late(asked.stream().map(Charge::key).toList(), answers, Answered::key)
                : answers;
    }

    @Override
    public Multi<UUID> cancel(Collection<UUID> keys) {
        if (condition.isDown()) {
            return Multi.createFrom().empty();
        }
        Multi<UUID> answers = real.cancel(keys);
        return condition.isSlow() ? cancellations.late(keys, answers, Function.identity()) : answers;
    }

    private Multi<Answered> declineSome(List<Charge> asked) {
        Map<Boolean, List<Charge>> met =
                asked.stream().collect(Collectors.partitioningBy(charge -> declines.meet(charge.key())));
        Multi<Answered> declined = unlessEmpty(met.get(true), this::decline);
        return Multi.createBy().merging().streams(declined, unlessEmpty(met.get(false), real::charge));
    }

    /** A decline is final, and an earlier request may have been heard: the gateway has to forbid this key, and says so. */
    private Multi<Answered> decline(List<Charge> met) {
        return real.cancel(met.stream().map(Charge::key).toList()).map(key -> new Answered(key, DECLINED));
    }

    private static Multi<Answered> unlessEmpty(List<Charge> charges, Function<List<Charge>, Multi<Answered>> ask) {
        return charges.isEmpty() ? Multi.createFrom().empty() : ask.apply(charges);
    }
}
