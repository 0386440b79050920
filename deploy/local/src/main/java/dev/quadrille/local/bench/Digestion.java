package dev.quadrille.local.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** What a load leaves to be done in the databases, done at once, so that a calm measurement does not measure that. */
final class Digestion {

    private Digestion() {}

    /** Returns when nothing is left to vacuum and everything stands in the data files. */
    static void await(BenchTarget target) {
        Storage.DATABASES.forEach(database -> run(target.jdbcUrl(database), "vacuum"));
        run(target.jdbcUrl("postgres"), "checkpoint");
    }

    private static void run(String url, String command) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(command);
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL refuses to " + command + ": " + e.getMessage(), e);
        }
    }
}
