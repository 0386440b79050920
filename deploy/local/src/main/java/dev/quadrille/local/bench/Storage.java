package dev.quadrille.local.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * What the four databases hold.
 *
 * @param bytes on the disk, indexes included, the log not
 * @param liveRows by the statistics of PostgreSQL
 * @param deadRows that no vacuum and no later change of their pages has removed yet
 */
record Storage(double bytes, double liveRows, double deadRows) {

    static final List<String> DATABASES = List.of("orders", "payments", "inventory", "notifications");
    private static final String LOOK = """
            select pg_database_size(current_database()), coalesce(sum(n_live_tup), 0), coalesce(sum(n_dead_tup), 0)
            from pg_stat_user_tables""";

    static Storage read(BenchTarget target) {
        return DATABASES.stream()
                .map(database -> read(target.jdbcUrl(database)))
                .reduce(new Storage(0, 0, 0), Storage::plus);
    }

    Storage minus(Storage before) {
        return new Storage(bytes - before.bytes, liveRows - before.liveRows, deadRows - before.deadRows);
    }

    private Storage plus(Storage other) {
        return new Storage(bytes + other.bytes, liveRows + other.liveRows, deadRows + other.deadRows);
    }

    private static Storage read(String url) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(LOOK)) {
            row.next();
            return new Storage(row.getDouble(1), row.getDouble(2), row.getDouble(3));
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL's statistics cannot be read: " + e.getMessage(), e);
        }
    }
}
