package dev.quadrille.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.github.f4b6a3.uuid.UuidCreator;
import dev.quadrille.contracts.EventCatalog;
import dev.quadrille.contracts.Participant;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The headers that are written here are those that event-contracts' asyncapi.yaml tells others about. */
class AsyncApiTest {

    @RegisterExtension
    static final Database DATABASE = new Database();

    private final UUID order = UuidCreator.getTimeOrderedEpoch();
    private final Bench bench = new Bench(DATABASE.pool());

    @Test
    void knowsTheHeadersOfAnEvent() throws IOException {
        bench.hears(List.of(order));

        assertThat(bench.publisher.said()).hasSize(1).allSatisfy(said -> fits(said, described("cloudEvent")));
    }

    @Test
    void knowsTheHeadersOfADeadLetter() throws IOException {
        bench.hears(new Delivery().andGarbage("orders.cancelled", order));
        bench.hears(Delivery.batch(List.of(new ConsumerRecord<>("orders.cancelled", 0, -1, "", new byte[1 << 20]))));

        assertThat(bench.publisher.deadLetters())
                .hasSize(2)
                .allSatisfy(letter -> fits(letter, described("deadLetter")));
    }

    @Test
    void knowsTheHeadersOfAReplay() throws IOException {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        OriginalRecord original =
                new OriginalRecord("orders.cancelled", 0, 7, order.toString(), Map.of("ce_type", "t"), new byte[0]);

        fits(new Replay(id, id, original).message(Participant.PAYMENT, Instant.EPOCH), described("replay"));
    }

    private static void fits(OutboxMessage message, JsonNode described) {
        Set<String> headers = new TreeSet<>();
        new RecordWriter("/payment-service").record(message).headers().forEach(header -> headers.add(header.key()));
        headers.removeIf(name -> name.startsWith("original_"));
        assertThat(described.path("properties").properties())
                .extracting(Map.Entry::getKey)
                .containsAll(headers);
        assertThat(headers)
                .containsAll(described
                        .path("required")
                        .valueStream()
                        .map(JsonNode::asText)
                        .collect(Collectors.toSet()));
    }

    private static JsonNode described(String schema) throws IOException {
        try (InputStream asyncApi = EventCatalog.class.getResourceAsStream("/asyncapi.yaml")) {
            return new YAMLMapper().readTree(asyncApi).at("/components/schemas/" + schema);
        }
    }
}
