package dev.quadrille.local;

import dev.quadrille.local.secure.PostgresGuard;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * One database and one role for each service; the role may connect to its own database and to no other. It owns the
 * database, unless {@link DatabaseRoles} has divided what it may do.
 */
record ServiceDatabases(PostgresAddress address, List<ServiceName> services) {

    private static final List<String> OPEN_TO_ALL_BY_DEFAULT = List.of("postgres", "template1");

    /** On one server. */
    static ServiceDatabases ofAll(PostgresAddress address) {
        return new ServiceDatabases(address, List.of(ServiceName.values()));
    }

    void prepare() {
        try (Connection connection = DriverManager.getConnection(address.superuserUrl("postgres"));
                Statement statement = connection.createStatement()) {
            createMissing(statement);
            DatabaseRoles roles = new DatabaseRoles(address, statement, services);
            if (address.isSecure()) {
                roles.divide();
            } else {
                roles.unite();
            }
        } catch (SQLException e) {
            throw new LocalFailure(
                    "the services' databases at %s:%d and their roles could not be made as they must be: %s; start Quadrille again, or say admit again"
                            .formatted(address.host(), address.port(), e.getMessage()),
                    e);
        }
    }

    private void createMissing(Statement statement) throws SQLException {
        for (String name : OPEN_TO_ALL_BY_DEFAULT) {
            closeToOthers(statement, name);
        }
        for (ServiceName service : services) {
            create(statement, service.database());
            closeToOthers(statement, service.database());
        }
    }

    /** Gives every service another password, in its file and on the server; none need be started anew. */
    void renewPasswords() {
        for (ServiceName service : services) {
            address.secrets().renew(service.toString(), PostgresGuard.PASSWORD);
        }
        prepare();
    }

    private static void create(Statement statement, String name) throws SQLException {
        if (!exists(statement, "pg_roles where rolname = '%s'".formatted(name))) {
            statement.execute("create role %s login".formatted(name));
        }
        if (!exists(statement, "pg_database where datname = '%s'".formatted(name))) {
            statement.execute("create database %1$s owner %1$s".formatted(name));
        }
    }

    static boolean exists(Statement statement, String row) throws SQLException {
        try (ResultSet found = statement.executeQuery("select from " + row)) {
            return found.next();
        }
    }

    private static void closeToOthers(Statement statement, String name) throws SQLException {
        statement.execute("revoke connect, temporary on database %s from public".formatted(name));
    }
}
