package dev.quadrille.local.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;

/** What waits in one service: to be said, and to be tried again. */
record Queues(String service, long unsaid, Instant oldest, List<Parked> parked, long parkedInAll) {

    private static final int KEPT = 10_000;

    /**
     * An event that was put aside.
     *
     * @param key the record's key; null where it had none
     */
    record Parked(String service, String key, String topic, String cause, int attempts, Instant since) {
        String text() {
            return "parked in the retry queue of %s (%s, attempt %d): %s".formatted(service, topic, attempts, cause);
        }
    }

    static Queues of(Snapshot snapshot) {
        String service = snapshot.database().service();
        return new Queues(
                service,
                count(snapshot, "outbox"),
                snapshot.list("select min(time) as oldest from outbox", row -> instant(row, "oldest"))
                        .get(0),
                snapshot.list(
                        "select * from retry_queue order by kafka_timestamp limit " + KEPT,
                        row -> parked(service, row)),
                count(snapshot, "retry_queue"));
    }

    static List<Queues> all(Snapshots snapshots) {
        return Stream.of(snapshots.orders(), snapshots.payments(), snapshots.inventory(), snapshots.notifications())
                .map(Queues::of)
                .toList();
    }

    private static long count(Snapshot snapshot, String table) {
        return snapshot.list("select count(*) from " + table, row -> row.getLong(1))
                .get(0);
    }

    private static Parked parked(String service, ResultSet row) throws SQLException {
        return new Parked(
                service,
                row.getString("record_key"),
                row.getString("topic"),
                row.getString("cause"),
                row.getInt("attempts"),
                instant(row, "kafka_timestamp"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
