package dev.quadrille.local.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;

/** Every event that notification-service has stored, at the place where it was heard: sorted as the topics are read. */
final class StoredPlaces {

    static final Comparator<TopicPartition> AS_READ =
            Comparator.comparing(TopicPartition::topic).thenComparing(TopicPartition::partition);

    private static final int FETCHED_AT_ONCE = 1_000;

    private final Snapshot notifications;
    private final ResultSet rows;
    private Place next;

    record Place(TopicPartition partition, long offset, UUID event, UUID order) {}

    StoredPlaces(Snapshot notifications) {
        this.notifications = notifications;
        try {
            Statement statement = notifications.connection().createStatement();
            statement.setFetchSize(FETCHED_AT_ONCE);
            rows = statement.executeQuery("""
                    select topic, kafka_partition, kafka_offset, event_id, order_id from saga_event
                    order by topic collate "C", kafka_partition, kafka_offset""");
        } catch (SQLException e) {
            throw notifications.database().unreadable(e);
        }
        advance();
    }

    /** The next place in the partition, before the offset; null when there is none. Whatever comes before is skipped. */
    Place before(TopicPartition partition, long offset) {
        while (next != null && AS_READ.compare(next.partition(), partition) < 0) {
            advance();
        }
        if (next == null || !next.partition().equals(partition) || next.offset() >= offset) {
            return null;
        }
        Place taken = next;
        advance();
        return taken;
    }

    private void advance() {
        try {
            next = rows.next() ? place() : null;
        } catch (SQLException e) {
            throw notifications.database().unreadable(e);
        }
    }

    private Place place() throws SQLException {
        return new Place(
                new TopicPartition(rows.getString("topic"), rows.getInt("kafka_partition")),
                rows.getLong("kafka_offset"),
                rows.getObject("event_id", UUID.class),
                rows.getObject("order_id", UUID.class));
    }
}
