package dev.quadrille.local.audit;

import dev.quadrille.contracts.Money;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The four databases side by side, read in one pass that holds one order at a time, however many there are. */
final class Archive {

    private static final String EVENTS = """
            select order_id, event_id, type, source, causation_id,
                   case when type like any ('{payment.processed%,payment.refunded%,order.cancelled%,notification%}')
                        then data::text end as data
            from saga_event order by order_id""";
    private static final String STREAMS = """
            select order_id, version, event_id, type, source, null::uuid as causation_id,
                   case when type like any ('{order.created%,order.cancelled%}') then data::text end as data
            from order_event order by order_id, version""";

    private final HistoryHorizon horizon;
    private final ByOrder<StoredEvent> events;
    private final ByOrder<Dossier.Saga> sagas;
    private final ByOrder<StreamEntry> streams;
    private final ByOrder<Dossier.View> views;
    private final ByOrder<Dossier.Payment> payments;
    private final ByOrder<Dossier.Charge> charges;
    private final ByOrder<Dossier.Reservation> reservations;

    Archive(Snapshots snapshots) {
        horizon = HistoryHorizon.read(snapshots.notifications());
        events = snapshots.notifications().byOrder(EVENTS, StoredEvent::read);
        sagas = snapshots.notifications().byOrder("select * from saga order by order_id", Archive::saga);
        streams = snapshots.orders().byOrder(STREAMS, Archive::entry);
        views = snapshots.orders().byOrder("select * from order_view order by order_id", Archive::view);
        payments = snapshots.payments().byOrder("select * from payment order by order_id", Archive::payment);
        charges = snapshots.payments().byOrder("select * from simulated_charge order by key", Archive::charge);
        reservations =
                snapshots.inventory().byOrder("select * from reservation order by order_id", Archive::reservation);
    }

    void forEachOrder(Consumer<Dossier> reader) {
        for (UUID order = next(); order != null; order = next()) {
            SagaFold history = new SagaFold(events.take(order));
            Dossier.Saga saga = sagas.takeOne(order);
            reader.accept(new Dossier(
                    order,
                    new OrderFold(streams.take(order)),
                    views.takeOne(order),
                    history,
                    horizon.hides(saga, history),
                    saga,
                    payments.takeOne(order),
                    charges.takeOne(order),
                    reservations.takeOne(order)));
        }
    }

    private UUID next() {
        return Stream.of(events, sagas, streams, views, payments, charges, reservations)
                .map(ByOrder::order)
                .filter(Objects::nonNull)
                .min(ByOrder.AS_POSTGRES)
                .orElse(null);
    }

    private static StreamEntry entry(ResultSet row) throws SQLException {
        return new StreamEntry(row.getInt("version"), StoredEvent.read(row));
    }

    private static Dossier.View view(ResultSet row) throws SQLException {
        return new Dossier.View(
                row.getString("status"),
                row.getString("reason"),
                money(row, "total_minor"),
                row.getString("lines"),
                row.getInt("version"));
    }

    private static Dossier.Saga saga(ResultSet row) throws SQLException {
        OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
        return new Dossier.Saga(
                row.getString("status"),
                row.getString("reason"),
                texts(row, "steps"),
                texts(row, "requested"),
                ended == null ? null : ended.toInstant());
    }

    private static Dossier.Payment payment(ResultSet row) throws SQLException {
        return new Dossier.Payment(
                row.getString("state"), money(row, "amount_minor"), row.getString("reference"), row.getInt("version"));
    }

    private static Dossier.Charge charge(ResultSet row) throws SQLException {
        return new Dossier.Charge(money(row, "amount_minor"), row.getBoolean("charged"), row.getBoolean("returned"));
    }

    private static Dossier.Reservation reservation(ResultSet row) throws SQLException {
        List<String> skus = texts(row, "skus");
        Long[] quantities = (Long[]) row.getArray("quantities").getArray();
        Map<String, Long> lines = new HashMap<>();
        for (int i = 0; i < quantities.length; i++) {
            lines.merge(skus.get(i), quantities[i], Long::sum);
        }
        return new Dossier.Reservation(row.getString("state"), lines, row.getInt("version"));
    }

    private static Money money(ResultSet row, String minorUnits) throws SQLException {
        long minor = row.getLong(minorUnits);
        return row.wasNull() ? null : new Money(minor, row.getString("currency"));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return array == null ? List.of() : Arrays.asList((String[]) array.getArray());
    }
}
