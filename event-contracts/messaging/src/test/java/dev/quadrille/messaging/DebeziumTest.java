package dev.quadrille.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.quadrille.contracts.EventCodec;
import dev.quadrille.contracts.PaymentEvent.PaymentVoided;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Change data capture may take the relay's place: the outbox has what Debezium's outbox event router asks for. Its
 * documentation ("Basic outbox table") is the contract: {@code id} a uuid, {@code aggregatetype}, {@code aggregateid} and
 * {@code type} text, all inserted and never updated; {@code payload} is passed on as it is by BinaryDataConverter.
 */
class DebeziumTest {

    @RegisterExtension
    static final Database DATABASE = new Database();

    private static final Map<String, String> CONTRACT =
            Map.of("id", "uuid", "aggregatetype", "text", "aggregateid", "text", "type", "text", "payload", "bytea");

    private final UUID order = UuidCreator.getTimeOrderedEpoch();
    private final UUID cause = UuidCreator.getTimeOrderedEpoch();

    @Test
    void findsItsColumnsInTheOutbox() {
        assertThat(columns()).containsAllEntriesOf(CONTRACT);
        assertThat(DATABASE.query("""
                        select column_name from information_schema.columns
                        where table_name = 'outbox' and is_nullable = 'NO'"""))
                .extracting(row -> row.getString(0))
                .as("what routes and identifies is never null")
                .contains("id", "aggregatetype", "type");
    }

    @Test
    void findsInEachColumnWhatTheRelayWouldSay() {
        Silent broker = new Silent();
        Bench silent = new Bench(DATABASE.pool(), broker);
        silent.hears(new Delivery().and(Bench.cancelled(order), cause).traced("00-trace"));

        Row row = DATABASE.query("select * from outbox").get(0);
        OutboxMessage said = broker.asked.get(0);
        Map<String, String> relayed = headers(said);
        assertThat(row.getString("aggregatetype")).isEqualTo(said.topic()).isEqualTo("payments.voided");
        assertThat(row.getString("aggregateid")).isEqualTo(said.key()).isEqualTo(order.toString());
        assertThat(row.getUUID("id")).hasToString(relayed.get("ce_id"));
        assertThat(row.getString("type")).isEqualTo(relayed.get("ce_type")).isEqualTo("payment.voided.v1");
        assertThat(row.getOffsetDateTime("time").toInstant()).hasToString(relayed.get("ce_time"));
        assertThat(row.getUUID("causationid")).hasToString(relayed.get("ce_causationid"));
        assertThat(row.getString("traceparent")).isEqualTo(relayed.get("traceparent"));
        assertThat(row.getString("headers"))
                .as("no header that the router cannot unfold")
                .isNull();
        assertThat(row.getDelegate().getBuffer("payload").getBytes())
                .isEqualTo(said.payload())
                .isEqualTo(EventCodec.encode(new PaymentVoided(order)));
    }

    /** All headers of an event: from columns by the router, or the same for every event of a service. */
    @Test
    void givesEveryHeaderThatTheRelayGives() throws IOException {
        OutboxMessage message = new OutboxMessage(
                cause,
                "orders.created",
                order.toString(),
                "order.created.v2",
                Instant.now(),
                cause,
                "00-t",
                null,
                new byte[0]);
        String readme = Files.readString(Path.of("README.md"));
        List<String> placed = found(readme, "(\\w+):header:([\\w-]+)", 2);
        List<String> constant = found(readme, "transforms\\.\\w+\\.header=([\\w-]+)", 1);

        assertThat(Stream.concat(placed.stream(), constant.stream()))
                .containsExactlyInAnyOrderElementsOf(headers(message).keySet());
        assertThat(columns())
                .containsKeys(found(readme, "(\\w+):header:([\\w-]+)", 1).toArray(String[]::new));
    }

    private static List<String> found(String text, String pattern, int group) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult match) -> match.group(group))
                .toList();
    }

    private static Map<String, String> columns() {
        Map<String, String> columns = new TreeMap<>();
        DATABASE.query("select column_name, data_type from information_schema.columns where table_name = 'outbox'")
                .forEach(row -> columns.put(row.getString(0), row.getString(1)));
        return columns;
    }

    private static Map<String, String> headers(OutboxMessage message) {
        Map<String, String> headers = new TreeMap<>();
        new RecordWriter("/payment-service")
                .record(message)
                .headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        return headers;
    }

    /** Is asked to publish, remembers what, and fails, so that the rows stay. */
    private static final class Silent implements Publisher {
        private final List<OutboxMessage> asked = new ArrayList<>();

        @Override
        public Uni<Void> publish(List<OutboxMessage> messages) {
            asked.addAll(messages);
            return Uni.createFrom().failure(new IllegalStateException("no broker"));
        }

        @Override
        public Uni<Place> publish(OutboxMessage message) {
            return publish(List.of(message)).map(said -> new Place(message.topic(), 0, 0));
        }

        @Override
        public void close() {}
    }
}
