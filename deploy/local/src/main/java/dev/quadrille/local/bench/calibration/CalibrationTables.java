package dev.quadrille.local.bench.calibration;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A database beside those of the services, with tables like theirs, for as long as it is open. */
final class CalibrationTables implements AutoCloseable {

    static final String DATABASE = "calibration";

    private static final String TABLES = """
            create table stream (
                order_id uuid not null, version int not null, event_id uuid not null, type text not null,
                source text not null, time timestamptz not null, data json not null, primary key (order_id, version));
            create table view (
                order_id uuid primary key, customer_id text not null, status text not null, total_minor bigint not null,
                currency char(3) not null, lines text not null, version int not null,
                created_at timestamptz not null) with (fillfactor = 80);
            create index view_customer on view (customer_id, order_id);
            create table outbox (
                position bigint generated always as identity primary key, id uuid not null, aggregatetype text not null,
                aggregateid text, type text not null, time timestamptz not null, payload bytea);
            """;

    private final String maintenanceUrl;
    private final String url;
    private final List<Connection> connections = new ArrayList<>();

    private CalibrationTables(String maintenanceUrl, String url) {
        this.maintenanceUrl = maintenanceUrl;
        this.url = url;
    }

    static CalibrationTables create(String maintenanceUrl, String url) {
        execute(maintenanceUrl, "drop database if exists %s with (force)".formatted(DATABASE));
        execute(maintenanceUrl, "create database " + DATABASE);
        execute(url, TABLES);
        return new CalibrationTables(maintenanceUrl, url);
    }

    Connection connect() {
        try {
            Connection connection = DriverManager.getConnection(url);
            connections.add(connection);
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static void execute(String url, String sql) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    static IllegalStateException failed(SQLException cause) {
        return new IllegalStateException("the calibration of PostgreSQL failed: " + cause.getMessage(), cause);
    }

    @Override
    public void close() {
        connections.forEach(CalibrationTables::close);
        execute(maintenanceUrl, "drop database %s with (force)".formatted(DATABASE));
    }
}
