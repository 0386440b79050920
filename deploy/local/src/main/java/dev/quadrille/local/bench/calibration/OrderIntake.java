package dev.quadrille.local.bench.calibration;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;

/** One connection that does by plain SQL what taking in an order costs at least: three rows in one transaction. */
final class OrderIntake implements Meter.Workload {

    private final Connection connection;
    private final PreparedStatement stream;
    private final PreparedStatement view;
    private final PreparedStatement outbox;

    OrderIntake(Connection connection) {
        this.connection = connection;
        try {
            stream = connection.prepareStatement("insert into stream values (?, 1, ?, 'order.created.v2',"
                    + " '/order-service', now(), cast(? as json))");
            view = connection.prepareStatement(
                    "insert into view values (?, ?, 'CREATED', 3900, 'EUR', '" + Samples.lines() + "', 1, now())");
            outbox = connection.prepareStatement("insert into outbox (id, aggregatetype, aggregateid, type, time,"
                    + " payload) values (?, 'orders.created', ?, 'order.created.v2', now(), ?)");
        } catch (SQLException e) {
            throw CalibrationTables.failed(e);
        }
    }

    @Override
    public long runUntil(long deadlineNanos) {
        long transactions = 0;
        try {
            for (; System.nanoTime() - deadlineNanos < 0; transactions++) {
                insert(UUID.randomUUID(), UUID.randomUUID());
                connection.commit();
            }
        } catch (SQLException e) {
            throw CalibrationTables.failed(e);
        }
        return transactions;
    }

    private void insert(UUID orderId, UUID eventId) throws SQLException {
        stream.setObject(1, orderId);
        stream.setObject(2, eventId);
        stream.setString(3, Samples.event(orderId));
        stream.executeUpdate();
        view.setObject(1, orderId);
        view.setString(2, "c-" + Math.floorMod(orderId.hashCode(), 1_000));
        view.executeUpdate();
        outbox.setObject(1, eventId);
        outbox.setString(2, orderId.toString());
        outbox.setBytes(3, Samples.eventBytes(orderId));
        outbox.executeUpdate();
    }
}
