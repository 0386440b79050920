package dev.quadrille.local;

import dev.quadrille.local.secure.PostgresGuard;
import dev.quadrille.local.secure.Secrets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * What the role of a service may do. Divided, another role owns its tables and alone changes what they are like, at the
 * start of the service; the service itself reads and writes rows, as its migrations grant it, in bounded time.
 */
record DatabaseRoles(PostgresAddress address, Statement statement, List<ServiceName> services) {

    private static final int CONNECTIONS = 60;
    private static final int CONNECTIONS_OF_THE_OWNER = 10;
    private static final List<String> BOUNDS =
            List.of("statement_timeout = '60s'", "lock_timeout = '10s'", "idle_in_transaction_session_timeout = '10s'");

    /** One role for everything, its password the name of its database. */
    void unite() throws SQLException {
        for (ServiceName service : services) {
            String name = service.database();
            statement.execute("alter role %1$s password '%1$s' connection limit -1".formatted(name));
            statement.execute("alter role %s reset all".formatted(name));
            if (ServiceDatabases.exists(statement, "pg_roles where rolname = '%s'".formatted(owner(name)))) {
                reassign(name, owner(name), name);
            }
        }
    }

    void divide() throws SQLException {
        admit(PostgresGuard.AUDITOR, password(Secrets.OPERATOR, PostgresGuard.PASSWORD), CONNECTIONS);
        statement.execute("grant pg_read_all_data to " + PostgresGuard.AUDITOR);
        for (ServiceName service : services) {
            String name = service.database();
            admit(name, password(service.toString(), PostgresGuard.PASSWORD), CONNECTIONS);
            for (String bound : BOUNDS) {
                statement.execute("alter role %s set %s".formatted(name, bound));
            }
            admit(owner(name), password(service.toString(), PostgresGuard.OWNER_PASSWORD), CONNECTIONS_OF_THE_OWNER);
            reassign(name, name, owner(name));
            statement.execute("grant connect on database %1$s to %1$s, %2$s".formatted(name, PostgresGuard.AUDITOR));
        }
    }

    /** Of the tables, and of the database. */
    static String owner(String database) {
        return database + "_owner";
    }

    private String password(String part, String name) {
        return address.secrets().password(part, name);
    }

    private void admit(String role, String password, int connections) throws SQLException {
        if (!ServiceDatabases.exists(statement, "pg_roles where rolname = '%s'".formatted(role))) {
            statement.execute("create role " + role);
        }
        statement.execute(
                "alter role %s login password '%s' connection limit %d".formatted(role, password, connections));
    }

    private void reassign(String database, String from, String to) throws SQLException {
        try (Connection connection = DriverManager.getConnection(address.superuserUrl(database));
                Statement there = connection.createStatement()) {
            there.execute("reassign owned by %s to %s".formatted(from, to));
        }
    }
}
