package dev.quadrille.inventory;

import dev.quadrille.contracts.InventoryEvent.InventoryShipmentFailed.Reason;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A carrier in the process. It takes everything at once but these SKUs: {@code NO-CARRIER} (refused), {@code SLOW-CARRIER}
 * (accepted 2 s after it was first asked), {@code SILENT-CARRIER} (no answer, and nothing is booked), {@code LATE-CARRIER}
 * (booked without an answer, so that a recall comes too late). Only what it does not answer at once stands in its books,
 * a table of its own: the other answers follow from the shipment alone and are the same at every repetition.
 */
@ApplicationScoped
class SimulatedCarrier implements Carrier {

    private static final Duration SLOW = Duration.ofSeconds(2);
    private static final CarrierAnswer REFUSED = new CarrierAnswer.Refused(Reason.NO_CARRIER);

    private final Pool pool;

    SimulatedCarrier(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Multi<Answered> book(List<Shipment> shipments) {
        List<Shipment> odd = shipments.stream()
                .filter(shipment -> manner(shipment).isPresent())
                .toList();
        Multi<Answered> plain = Multi.createFrom()
                .items(shipments.stream().filter(Predicate.not(odd::contains)).map(SimulatedCarrier::answer));
        return odd.isEmpty() ? plain : Multi.createBy().merging().streams(plain, enter(odd));
    }

    @Override
    public Multi<Answered> recall(List<UUID> keys) {
        return pool.preparedQuery("""
                        insert into simulated_shipment as s (key, booked, recalled)
                        select key, false, true from unnest($1::uuid[]) key order by key
                        on conflict (key) do update set recalled = not s.booked
                        returning key, recalled""")
                .execute(Tuple.of(keys.toArray(UUID[]::new)))
                .onItem()
                .transformToMulti(rows -> Multi.createFrom().iterable(rows))
                .map(row -> new Answered(
                        row.getUUID("key"), row.getBoolean("recalled") ? REFUSED : tooLate(row.getUUID("key"))));
    }

    private Multi<Answered> enter(List<Shipment> odd) {
        return pool.preparedQuery("""
                        insert into simulated_shipment as s (key, manner, booked, recalled)
                        select key, manner, manner <> 'SILENT-CARRIER', false
                        from unnest($1::uuid[], $2::text[]) as asked(key, manner) order by key
                        on conflict (key) do update set manner = coalesce(s.manner, excluded.manner)
                        returning key, manner, booked, recalled,
                                  (1000 * extract(epoch from clock_timestamp() - asked_at))::bigint as waited_ms""")
                .execute(Tuple.of(
                        odd.stream().map(Shipment::key).toArray(UUID[]::new),
                        odd.stream()
                                .map(shipment -> manner(shipment).orElseThrow())
                                .toArray(String[]::new)))
                .onItem()
                .transformToMulti(rows -> Multi.createBy()
                        .merging()
                        .streams(rows.stream().map(SimulatedCarrier::answer).toList()));
    }

    private static Optional<String> manner(Shipment shipment) {
        return shipment.lines().stream()
                .map(Line::sku)
                .filter(sku -> Stream.of("SLOW-CARRIER", "SILENT-CARRIER", "LATE-CARRIER")
                        .anyMatch(sku::equals))
                .findFirst();
    }

    private static Answered answer(Shipment shipment) {
        boolean refused = shipment.lines().stream().map(Line::sku).anyMatch("NO-CARRIER"::equals);
        return new Answered(shipment.key(), refused ? REFUSED : accepted(shipment.key()));
    }

    private static Multi<Answered> answer(Row row) {
        UUID key = row.getUUID("key");
        if (row.getBoolean("recalled")) {
            return Multi.createFrom().item(new Answered(key, REFUSED));
        }
        if (!row.getString("manner").equals("SLOW-CARRIER")) {
            return Multi.createFrom().empty();
        }
        Duration left = SLOW.minusMillis(Math.min(SLOW.toMillis(), row.getLong("waited_ms")));
        Uni<Answered> accepted = Uni.createFrom().item(new Answered(key, accepted(key)));
        return (left.isZero() ? accepted : accepted.onItem().delayIt().by(left)).toMulti();
    }

    private static CarrierAnswer tooLate(UUID key) {
        return new CarrierAnswer.TooLate("sim_" + key);
    }

    private static CarrierAnswer accepted(UUID key) {
        return new CarrierAnswer.Accepted("sim_" + key);
    }
}
