package dev.quadrille.inventory;

import io.smallrye.mutiny.Multi;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A carrier, and what it is made to do wrong. Where nothing is, it is the carrier. */
final class FaultyCarrier implements Carrier {

    private final Carrier real;
    private final CarrierCondition condition;

    FaultyCarrier(Carrier real, CarrierCondition condition) {
        this.real = real;
        this.condition = condition;
    }

    @Override
    public Multi<Answered> book(List<Shipment> shipments) {
        if (condition.isDown()) {
            return Multi.createFrom().empty();
        }
        return condition.refusesAny() ? refuseSome(shipments) : real.book(shipments);
    }

    @Override
    public Multi<Answered> recall(List<UUID> keys) {
        return condition.isDown() ? Multi.createFrom().empty() : real.recall(keys);
    }

    private Multi<Answered> refuseSome(List<Shipment> shipments) {
        Map<Boolean, List<Shipment>> met =
                shipments.stream().collect(Collectors.partitioningBy(shipment -> condition.refuses(shipment.key())));
        Multi<Answered> refused = unlessEmpty(met.get(true), this::refuse);
        return Multi.createBy().merging().streams(refused, unlessEmpty(met.get(false), real::book));
    }

    /** A refusal is final, and an earlier request may have been heard: what the carrier has taken, it keeps. */
    private Multi<Answered> refuse(List<Shipment> met) {
        return real.recall(met.stream().map(Shipment::key).toList());
    }

    private static Multi<Answered> unlessEmpty(
            List<Shipment> shipments, Function<List<Shipment>, Multi<Answered>> ask) {
        return shipments.isEmpty() ? Multi.createFrom().empty() : ask.apply(shipments);
    }
}
