package dev.quadrille.payment;

import dev.quadrille.contracts.Money;
import dev.quadrille.contracts.PaymentEvent.PaymentFailed;
import dev.quadrille.messaging.Conflict;
import dev.quadrille.messaging.Pipeline;
import dev.quadrille.payment.Payment.Snapshot;
import dev.quadrille.payment.Payment.State;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** The payments in the database, read and written a batch at a time. */
@ApplicationScoped
class Payments {

    private static final String COLUMNS = """
            unnest($1::uuid[], $2::text[], $3::bigint[], $4::text[], $5::text[], $6::text[], $7::int[], $8::int[])
                 as c(order_id, state, amount, currency, reference, failure, version, loaded_version)
            """;
    private static final String ADD = """
            insert into payment (order_id, state, amount_minor, currency, reference, failure, version)
            select order_id, state, amount, currency, reference, failure, version
            from
            """ + COLUMNS + "order by order_id on conflict do nothing";
    private static final String CHANGE =
            """
            update payment p
            set state = c.state, reference = c.reference, failure = c.failure, version = c.version, updated_at = now()
            from
            """ + COLUMNS + "where p.order_id = c.order_id and p.version = c.loaded_version";

    private final Pool pool;

    Payments(Pool pool) {
        this.pool = pool;
    }

    /** @return the state of each of the orders that has a payment, read without a lock */
    Uni<Map<UUID, State>> states(Collection<UUID> orderIds) {
        return pool.preparedQuery("select order_id, state from payment where order_id = any($1)")
                .execute(Tuple.of(orderIds.toArray(UUID[]::new)))
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(row -> row.getUUID(0), row -> State.valueOf(row.getString(1)))));
    }

    Uni<Void> open(SqlConnection transaction, Ledger ledger, Collection<UUID> orderIds) {
        return transaction
                .preparedQuery("select * from payment where order_id = any($1) order by order_id for update")
                .execute(Tuple.of(orderIds.toArray(UUID[]::new)))
                .invoke(rows -> rows.forEach(row -> ledger.enter(snapshot(row))))
                .replaceWithVoid();
    }

    /** @return a {@link Conflict} when a payment has changed since it was read */
    Uni<Void> save(SqlConnection transaction, List<Snapshot> changed) {
        return Pipeline.inOrder(
                write(transaction, ADD, changed.stream().filter(Snapshot::isNew).toList()),
                write(
                        transaction,
                        CHANGE,
                        changed.stream().filter(payment -> !payment.isNew()).toList()));
    }

    private static Uni<Void> write(SqlConnection transaction, String statement, List<Snapshot> payments) {
        if (payments.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return transaction
                .preparedQuery(statement)
                .execute(columns(payments))
                .invoke(rows -> Conflict.unless(rows.rowCount() == payments.size(), "payments"))
                .replaceWithVoid();
    }

    static Snapshot snapshot(Row row) {
        Long minor = row.getLong("amount_minor");
        String failure = row.getString("failure");
        return new Snapshot(
                row.getUUID("order_id"),
                State.valueOf(row.getString("state")),
                minor == null ? null : new Money(minor, row.getString("currency")),
                row.getString("reference"),
                failure == null ? null : PaymentFailed.Reason.valueOf(failure),
                row.getInteger("version"),
                row.getInteger("version"));
    }

    private static Tuple columns(List<Snapshot> payments) {
        return Tuple.tuple()
                .addArrayOfUUID(column(payments, Snapshot::orderId, UUID[]::new))
                .addArrayOfString(column(payments, payment -> payment.state().name(), String[]::new))
                .addArrayOfLong(column(
                        payments, p -> p.amount() == null ? null : p.amount().minor(), Long[]::new))
                .addArrayOfString(column(
                        payments, p -> p.amount() == null ? null : p.amount().currency(), String[]::new))
                .addArrayOfString(column(payments, Snapshot::reference, String[]::new))
                .addArrayOfString(column(
                        payments, p -> p.failure() == null ? null : p.failure().name(), String[]::new))
                .addArrayOfInteger(column(payments, Snapshot::version, Integer[]::new))
                .addArrayOfInteger(column(payments, Snapshot::loadedVersion, Integer[]::new));
    }

    private static <T> T[] column(List<Snapshot> payments, Function<Snapshot, T> value, IntFunction<T[]> array) {
        return payments.stream().map(value).toArray(array);
    }
}
