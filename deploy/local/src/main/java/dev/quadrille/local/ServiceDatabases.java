package dev.quadrille.local;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/** One database and one role for each service; the role may connect to its own database and to no other. */
record ServiceDatabases(DataSource superuser) {

    private static final List<String> OPEN_TO_ALL_BY_DEFAULT = List.of("postgres", "template1");

    void createMissing() {
        try (Connection connection = superuser.getConnection();
                Statement statement = connection.createStatement()) {
            for (String name : OPEN_TO_ALL_BY_DEFAULT) {
                closeToOthers(statement, name);
            }
            for (ServiceName service : ServiceName.values()) {
                create(statement, service.database());
                closeToOthers(statement, service.database());
            }
        } catch (SQLException e) {
            throw new LocalFailure("the services' databases could not be created: " + e.getMessage(), e);
        }
    }

    private static void create(Statement statement, String name) throws SQLException {
        if (!exists(statement, "pg_roles where rolname = '%s'".formatted(name))) {
            statement.execute("create role %1$s login password '%1$s'".formatted(name));
        }
        if (!exists(statement, "pg_database where datname = '%s'".formatted(name))) {
            statement.execute("create database %1$s owner %1$s".formatted(name));
        }
    }

    private static boolean exists(Statement statement, String row) throws SQLException {
        try (ResultSet found = statement.executeQuery("select from " + row)) {
            return found.next();
        }
    }

    private static void closeToOthers(Statement statement, String name) throws SQLException {
        statement.execute("revoke connect, temporary on database %s from public".formatted(name));
    }
}
