package dev.quadrille.messaging;

import static dev.quadrille.messaging.Database.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quadrille.messaging.Outbox.Waiting;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A message lives and dies with the change it tells of. */
class OutboxTest {

    private static final Instant NOON = Instant.parse("2026-12-01T12:00:00.123456Z");
    private static final UUID ORDER = UUID.fromString("0198f2c4-7b1a-7c3e-9a50-3d2f6b8e1c47");

    @RegisterExtension
    static final Database DATABASE = new Database();

    private final Outbox outbox = new Outbox();

    @Test
    void isNotWrittenOutsideATransaction() {
        SqlConnection connection = done(DATABASE.pool().getConnection());

        assertThatThrownBy(() -> outbox.add(connection, List.of(message(1))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("in the caller's transaction, and there is none");
        done(connection.close());
        assertThat(DATABASE.count("outbox")).isZero();
    }

    @Test
    void forgetsWhatWasAddedInATransactionThatFailed() {
        assertThatThrownBy(() -> DATABASE.inTransaction(transaction -> outbox.add(transaction, List.of(message(1)))
                        .chain(() -> Uni.createFrom().failure(new IllegalStateException("no")))))
                .hasMessage("no");

        assertThat(DATABASE.count("outbox")).isZero();
    }

    @Test
    void keepsTheOrderOfWhatIsAdded() {
        List<OutboxMessage> messages =
                IntStream.range(0, 1_000).mapToObj(OutboxTest::message).toList();
        add(messages.subList(0, 600));
        add(messages.subList(600, 1_000));

        assertThat(oldest(2_000)).extracting(OutboxMessage::id).isEqualTo(ids(messages));
        assertThat(oldest(700)).extracting(OutboxMessage::id).isEqualTo(ids(messages.subList(0, 700)));
    }

    @Test
    void givesBackEveryPartOfAMessage() {
        UUID cause = UUID.randomUUID();
        byte[] payload = {0, (byte) 0xff, '{'};
        add(List.of(new OutboxMessage(
                ORDER,
                "orders.created",
                "key",
                "order.created.v2",
                NOON,
                cause,
                "00-trace",
                "{\"a\":\"b\"}",
                payload)));
        add(List.of(new OutboxMessage(ORDER, "t", null, "dead-letter.v1", NOON, null, null, null, null)));

        assertThat(oldest(2))
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactly(
                        new OutboxMessage(
                                ORDER,
                                "orders.created",
                                "key",
                                "order.created.v2",
                                NOON,
                                cause,
                                "00-trace",
                                "{\"a\":\"b\"}",
                                payload),
                        new OutboxMessage(ORDER, "t", null, "dead-letter.v1", NOON, null, null, null, null));
    }

    @Test
    void hasTheColumnsThatDebeziumsEventRouterKnows() {
        add(List.of(message(7)));

        Row row = DATABASE.query("select * from outbox").get(0);
        assertThat(row.getUUID("id")).isEqualTo(new UUID(0, 7));
        assertThat(row.getString("aggregatetype")).isEqualTo("orders.created");
        assertThat(row.getString("aggregateid")).isEqualTo(ORDER.toString());
        assertThat(row.getString("type")).isEqualTo("order.created.v2");
        assertThat(row.getOffsetDateTime("time")).isEqualTo(NOON.atOffset(ZoneOffset.UTC));
        assertThat(row.getDelegate().getBuffer("payload").toString()).isEqualTo("{}");
    }

    @Test
    void doesNotTakeWhatKafkaWouldRefuseForEver() {
        assertThatThrownBy(() -> add(List.of(message(1), message(2, new byte[Outbox.MAX_PAYLOAD + 1]))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("order.created.v2 of order " + ORDER
                        + " is 1000001 bytes long: at most 1000000 can be said in one message");
        assertThat(DATABASE.count("outbox")).isZero();
    }

    @Test
    void losesOnlyWhatWasSaid() {
        add(List.of(message(1), message(2), message(3)));

        DATABASE.inTransaction(transaction ->
                outbox.oldest(transaction, 0, 2).chain(said -> outbox.remove(transaction, said.subList(0, 1))));

        assertThat(oldest(9)).extracting(OutboxMessage::id).containsExactly(new UUID(0, 2), new UUID(0, 3));
    }

    @Test
    void beginsAfterAPlace() {
        add(List.of(message(1), message(2), message(3), message(4)));

        assertThat(oldest(1, 2)).extracting(OutboxMessage::id).containsExactly(new UUID(0, 2), new UUID(0, 3));
    }

    private void add(List<OutboxMessage> messages) {
        DATABASE.inTransaction(transaction -> outbox.add(transaction, messages));
    }

    private List<OutboxMessage> oldest(int limit) {
        return oldest(0, limit);
    }

    private List<OutboxMessage> oldest(long after, int limit) {
        return DATABASE.inTransaction(transaction -> outbox.oldest(transaction, after, limit)).stream()
                .map(Waiting::message)
                .toList();
    }

    private static List<UUID> ids(List<OutboxMessage> messages) {
        return messages.stream().map(OutboxMessage::id).toList();
    }

    private static OutboxMessage message(int id) {
        return message(id, "{}".getBytes(StandardCharsets.UTF_8));
    }

    private static OutboxMessage message(int id, byte[] payload) {
        return new OutboxMessage(
                new UUID(0, id),
                "orders.created",
                ORDER.toString(),
                "order.created.v2",
                NOON,
                null,
                null,
                null,
                payload);
    }
}
