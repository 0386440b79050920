package dev.quadrille.local.bench;

import dev.quadrille.contracts.Choreography;
import dev.quadrille.contracts.EventCatalog;
import dev.quadrille.contracts.EventType;
import dev.quadrille.contracts.Participant;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** What PostgreSQL and Kafka themselves have counted since they were started. */
final class WorkCounters implements AutoCloseable {

    private static final String DATABASES = "datname in ('orders', 'payments', 'inventory', 'notifications')";
    private static final String COUNTS = """
            select (select sum(tup_inserted + tup_updated + tup_deleted) from pg_stat_database where %1$s),
                   (select sum(xact_commit) from pg_stat_database where %1$s),
                   (select sum(fsyncs) from pg_stat_io where object = 'wal')
            """.formatted(DATABASES);

    private final BenchTarget target;
    private final Admin admin;

    WorkCounters(BenchTarget target) {
        this.target = target;
        this.admin = Admin.create(target.broker().client(Map.of()));
    }

    /** @param requests as many as were sent, which neither of them counts */
    Work read(long requests) {
        double produced = 0;
        double consumed = 0;
        for (EventType<?> type : EventCatalog.all()) {
            long records = recordsOn(type.topic());
            produced += records;
            consumed += records * hearers(type);
        }
        return withDatabase(requests, produced, consumed);
    }

    private Work withDatabase(long requests, double produced, double consumed) {
        try (Connection connection = DriverManager.getConnection(target.jdbcUrl("postgres"));
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(COUNTS)) {
            row.next();
            return new Work(requests, produced, consumed, row.getDouble(1), row.getDouble(2), row.getDouble(3));
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL's statistics cannot be read: " + e.getMessage(), e);
        }
    }

    private long recordsOn(String topic) {
        Map<TopicPartition, OffsetSpec> ends = IntStream.range(0, EventCatalog.PARTITIONS)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest()));
        return admin.listOffsets(ends).all().toCompletionStage().toCompletableFuture().join().values().stream()
                .mapToLong(ListOffsetsResultInfo::offset)
                .sum();
    }

    private static long hearers(EventType<?> type) {
        return Participant.all().stream()
                .filter(participant -> Choreography.heardBy(participant).contains(type))
                .count();
    }

    @Override
    public void close() {
        admin.close();
    }
}
