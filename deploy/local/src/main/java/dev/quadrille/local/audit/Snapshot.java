package dev.quadrille.local.audit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** One database as it was at one moment, however long one reads in it. */
final class Snapshot implements AutoCloseable {

    private static final int FETCHED_AT_ONCE = 1_000;

    private final Database database;
    private final Connection connection;

    private Snapshot(Database database, Connection connection) {
        this.database = database;
        this.connection = connection;
    }

    static Snapshot of(Database database) {
        Snapshot snapshot = new Snapshot(database, database.connect());
        try {
            snapshot.connection.setReadOnly(true);
            snapshot.connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            snapshot.connection.setAutoCommit(false);
            // The first statement fixes what is seen; the begin does not.
            snapshot.list("select pg_current_snapshot()", row -> row.getString(1));
            return snapshot;
        } catch (SQLException e) {
            snapshot.close();
            throw database.unreadable(e);
        }
    }

    /** Reads with a cursor. @param sql gives the order's id first, and is sorted by it */
    <T> ByOrder<T> byOrder(String sql, RowReader<T> reader) {
        try {
            Statement statement = connection.createStatement();
            statement.setFetchSize(FETCHED_AT_ONCE);
            return new ByOrder<>(database, statement.executeQuery(sql), reader);
        } catch (SQLException e) {
            throw database.unreadable(e);
        }
    }

    /** For a few rows. */
    <T> List<T> list(String sql, RowReader<T> reader) {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<T> all = new ArrayList<>();
            while (rows.next()) {
                all.add(reader.read(rows));
            }
            return all;
        } catch (SQLException e) {
            throw database.unreadable(e);
        }
    }

    boolean hasTable(String name) {
        return list("select to_regclass('%s') is not null".formatted(name), row -> row.getBoolean(1))
                .get(0);
    }

    Database database() {
        return database;
    }

    Connection connection() {
        return connection;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw database.unreadable(e);
        }
    }
}
