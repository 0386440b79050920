package dev.quadrille.messaging;

import static dev.quadrille.messaging.Database.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrille.messaging.RetryQueue.Due;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is put aside comes back as it was, once, and only when it is due. */
class RetryQueueTest {

    private static final UUID FIRST = new UUID(1, 1);
    private static final UUID SECOND = new UUID(2, 2);

    @RegisterExtension
    static final Database DATABASE = new Database();

    private final RetryQueue queue = new RetryQueue();

    @Test
    void givesBackTheWholeRecord() {
        byte[] binary = {0, (byte) 0xff, (byte) 0xc3, '{'};
        RecordHeaders headers = new RecordHeaders(List.of(
                new RecordHeader("ce_type", "order.created.v2".getBytes()),
                new RecordHeader("binary", binary),
                new RecordHeader("nothing", (byte[]) null)));
        hold(FIRST, record("orders.created", "key", binary, headers));
        release("orders.created");

        ConsumerRecord<String, byte[]> due = due().get(0);
        assertThat(due.topic()).isEqualTo("orders.created");
        assertThat(due.partition()).isEqualTo(3);
        assertThat(due.offset()).isEqualTo(42);
        assertThat(due.timestamp()).isEqualTo(1_800_000_000_123L);
        assertThat(due.key()).isEqualTo("key");
        assertThat(due.value()).isEqualTo(binary);
        assertThat(due.headers()).isEqualTo(headers);
    }

    @Test
    void givesBackARecordWithoutKeyBodyOrHeaders() {
        hold(FIRST, record("orders.created", null, null, new RecordHeaders()));
        release("orders.created");

        ConsumerRecord<String, byte[]> due = due().get(0);
        assertThat(due.key()).isNull();
        assertThat(due.value()).isNull();
        assertThat(due.headers()).isEmpty();
    }

    @Test
    void keepsWhatIsHeldUntilItsTopicIsReleased() {
        hold(FIRST, record("orders.created", "1", null, new RecordHeaders()));
        hold(SECOND, record("orders.cancelled", "2", null, new RecordHeaders()));
        assertThat(due()).isEmpty();

        release("orders.cancelled");
        assertThat(due()).extracting(ConsumerRecord::key).containsExactly("2");
    }

    @Test
    void holdsAThousandAtOnce() {
        List<Parked> thousand = IntStream.range(0, 1_000)
                .mapToObj(i -> held(new UUID(7, i), record("t", "k" + i, null, new RecordHeaders())))
                .toList();
        DATABASE.inTransaction(transaction -> queue.park(transaction, thousand));
        release("t");

        assertThat(done(queue.lend(DATABASE.pool(), 600))).hasSize(600);
        assertThat(DATABASE.count("retry_queue")).isEqualTo(1_000);
    }

    @Test
    void lendsWhatIsDueToOneReplicaOnly() {
        park(FIRST, 1, Duration.ZERO);

        assertThat(due()).hasSize(1);
        assertThat(due()).as("until the lease is over").isEmpty();
        DATABASE.query("update retry_queue set due_at = due_at - interval '5 seconds'");
        assertThat(due()).as("whoever took it may have died").hasSize(1);
    }

    @Test
    void remembersTheCauseAndTheAttemptsAndWaitsForThePause() {
        park(FIRST, 3, Duration.ofSeconds(30));

        assertThat(due()).isEmpty();
        DATABASE.query("update retry_queue set due_at = due_at - interval '30 seconds'");
        assertThat(done(queue.lend(DATABASE.pool(), 10)))
                .singleElement()
                .extracting(Due::attempts)
                .isEqualTo(3);
        assertThat(DATABASE.query("select cause from retry_queue").get(0).getString(0))
                .isEqualTo("it rains");
    }

    @Test
    void givesAnEventToOneReplicaOnly() {
        hold(FIRST, record("t", "1", null, new RecordHeaders()));
        hold(SECOND, record("t", "2", null, new RecordHeaders()));
        SqlConnection replica = done(DATABASE.pool().getConnection());
        Transaction open = done(replica.begin());
        assertThat(done(queue.claim(replica, List.of(FIRST)))).containsExactly(FIRST);

        assertThat(claim(FIRST, SECOND)).as("without waiting").containsExactly(SECOND);
        done(open.commit());
        done(replica.close());
        assertThat(DATABASE.count("retry_queue")).isZero();
    }

    @Test
    void keepsWhatWasClaimedInATransactionThatFailed() {
        hold(FIRST, record("t", "1", null, new RecordHeaders()));
        SqlConnection replica = done(DATABASE.pool().getConnection());
        Transaction open = done(replica.begin());
        done(queue.claim(replica, List.of(FIRST)));
        done(open.rollback());
        done(replica.close());

        assertThat(claim(FIRST)).containsExactly(FIRST);
    }

    private void hold(UUID id, ConsumerRecord<String, byte[]> record) {
        DATABASE.inTransaction(transaction -> queue.park(transaction, List.of(held(id, record))));
    }

    private void park(UUID id, int attempts, Duration pause) {
        Parked parked = new Parked(id, id, record("t", "1", null, new RecordHeaders()), "it rains", attempts, pause);
        DATABASE.inTransaction(transaction -> queue.park(transaction, List.of(parked)));
    }

    private Set<UUID> claim(UUID... ids) {
        return DATABASE.inTransaction(transaction -> queue.claim(transaction, List.of(ids)));
    }

    private void release(String topic) {
        done(queue.release(DATABASE.pool(), topic));
    }

    private List<ConsumerRecord<String, byte[]>> due() {
        return done(queue.lend(DATABASE.pool(), 10)).stream().map(Due::record).toList();
    }

    private static Parked held(UUID id, ConsumerRecord<String, byte[]> record) {
        return new Parked(id, id, record, Parked.HELD, 0, null);
    }

    private static ConsumerRecord<String, byte[]> record(
            String topic, String key, byte[] value, RecordHeaders headers) {
        return new ConsumerRecord<>(
                topic,
                3,
                42,
                1_800_000_000_123L,
                TimestampType.CREATE_TIME,
                -1,
                -1,
                key,
                value,
                headers,
                Optional.empty());
    }
}
