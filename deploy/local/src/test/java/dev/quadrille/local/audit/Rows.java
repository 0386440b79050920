package dev.quadrille.local.audit;

import dev.quadrille.local.ServiceName;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Writes rows into one service's database, many at a time. */
record Rows(ServiceName service, String url) {

    void write(String sql, List<Object[]> rows) {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            connection.setAutoCommit(false);
            for (Object[] row : rows) {
                for (int i = 0; i < row.length; i++) {
                    statement.setObject(i + 1, row[i] instanceof List<?> list ? array(connection, list) : row[i]);
                }
                statement.addBatch();
            }
            statement.executeBatch();
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(service + ": " + sql, e);
        }
    }

    void execute(String sql) {
        write(sql, List.<Object[]>of(new Object[0]));
    }

    static List<Object[]> rows() {
        return new ArrayList<>();
    }

    private static Object array(Connection connection, List<?> list) throws SQLException {
        boolean numbers = !list.isEmpty() && list.get(0) instanceof Long;
        return connection.createArrayOf(numbers ? "bigint" : "text", list.toArray());
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url + "?reWriteBatchedInserts=true", service.database(), service.database());
    }
}
