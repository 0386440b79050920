package dev.quadrille.local.bench.calibration;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/** One connection that inserts the rows of 200 orders in one transaction, a statement for each table. */
final class BatchedRows implements Meter.Workload {

    private static final int ORDERS = 200;
    private static final int TABLES = 3;

    private final Connection connection;
    private final PreparedStatement stream;
    private final PreparedStatement view;
    private final PreparedStatement outbox;

    BatchedRows(Connection connection) {
        this.connection = connection;
        try {
            stream = connection.prepareStatement("insert into stream select o, 1, e, 'order.created.v2',"
                    + " '/order-service', now(), cast(d as json) from unnest(?, ?, ?) as u(o, e, d)");
            view = connection.prepareStatement("insert into view select o, c, 'CREATED', 3900, 'EUR', '"
                    + Samples.lines() + "', 1, now() from unnest(?, ?) as u(o, c)");
            outbox = connection.prepareStatement("insert into outbox (id, aggregatetype, aggregateid, type, time,"
                    + " payload) select e, 'orders.created', k, 'order.created.v2', now(), p"
                    + " from unnest(?, ?, ?) as u(e, k, p)");
        } catch (SQLException e) {
            throw CalibrationTables.failed(e);
        }
    }

    @Override
    public long runUntil(long deadlineNanos) {
        long rows = 0;
        try {
            for (; System.nanoTime() - deadlineNanos < 0; rows += ORDERS * TABLES) {
                insert(ids(), ids());
                connection.commit();
            }
        } catch (SQLException e) {
            throw CalibrationTables.failed(e);
        }
        return rows;
    }

    private void insert(UUID[] orders, UUID[] events) throws SQLException {
        stream.setArray(1, connection.createArrayOf("uuid", orders));
        stream.setArray(2, connection.createArrayOf("uuid", events));
        stream.setArray(3, connection.createArrayOf("text", column(orders, Samples::event)));
        stream.executeUpdate();
        view.setArray(1, connection.createArrayOf("uuid", orders));
        view.setArray(2, connection.createArrayOf("text", column(orders, id -> "c-" + id.hashCode() % 1_000)));
        view.executeUpdate();
        outbox.setArray(1, connection.createArrayOf("uuid", events));
        outbox.setArray(2, connection.createArrayOf("text", column(orders, UUID::toString)));
        outbox.setArray(
                3,
                connection.createArrayOf(
                        "bytea", Stream.of(orders).map(Samples::eventBytes).toArray(byte[][]::new)));
        outbox.executeUpdate();
    }

    private static UUID[] ids() {
        return Stream.generate(UUID::randomUUID).limit(ORDERS).toArray(UUID[]::new);
    }

    private static Object[] column(UUID[] orders, Function<UUID, Object> value) {
        return Stream.of(orders).map(value).toArray();
    }
}
