package dev.quadrille.local.bench;

import com.sun.management.OperatingSystemMXBean;
import io.vertx.core.impl.launcher.commands.VersionCommand;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.AppInfoParser;

/** On what was measured, and with what. @param flags of the JVMs, by process */
record Machine(
        int cores,
        long memoryMiB,
        String system,
        String java,
        Map<String, List<String>> flags,
        Map<String, String> versions,
        Map<String, String> tuning,
        boolean quick,
        String date) {

    private static final long MIB = 1024 * 1024;

    static Machine look(BenchTarget target, BenchOptions options) {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                system.getTotalMemorySize() / MIB,
                "%s %s (%s)".formatted(system.getName(), system.getVersion(), system.getArch()),
                Runtime.version().toString(),
                options.flags(),
                Map.of(
                        "kafka", AppInfoParser.getVersion(),
                        "postgres", postgresVersion(target),
                        "vertx", VersionCommand.getVersion()),
                options.tuning(),
                options.quick(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    }

    private static String postgresVersion(BenchTarget target) {
        try (Connection connection = DriverManager.getConnection(target.jdbcUrl("postgres"));
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show server_version")) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL does not tell its version: " + e.getMessage(), e);
        }
    }
}
