package dev.quadrille.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchema;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The headers that asyncapi.yaml describes are those that an envelope writes and reads. */
class AsyncApiHeadersTest {

    private static final UUID ID = UUID.fromString("0198f2c4-7b20-7d11-8c01-5a9e0c7d2b13");
    private static final JsonNode DOCUMENT = AsyncApiFile.document();
    private static final JsonNode CLOUD_EVENT = DOCUMENT.at("/components/schemas/cloudEvent");
    private static final JsonSchema VALIDATOR = SchemaFiles.validator(CLOUD_EVENT);

    @ParameterizedTest
    @MethodSource("dev.quadrille.contracts.EventCatalog#all")
    void areThoseThatAreWritten(EventType<?> type) {
        Map<String, String> headers = headers(type);
        assertThat(VALIDATOR.validate(tree(headers))).isEmpty();
        assertThat(CLOUD_EVENT.path("properties").properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrderElementsOf(headers.keySet());
    }

    @ParameterizedTest
    @MethodSource("dev.quadrille.contracts.EventCatalog#all")
    void nameTheTypeAndTheAnnouncer(EventType<?> type) {
        JsonNode own = DOCUMENT.at("/components/messages").path(type.wireName()).at("/headers/allOf/1/properties");
        assertThat(own.at("/ce_type/const").asText()).isEqualTo(type.wireName());
        assertThat(own.at("/ce_source/const").asText())
                .isEqualTo(type.announcer().source());
    }

    @ParameterizedTest
    @CsvSource({
        "ce_specversion,",
        "ce_specversion, 0.3",
        "ce_id,",
        "ce_id, 1-2-3-4-5",
        "ce_id, 7f8a2c1e-9b3d-4f6a-8c5e-1d2b3a4c5d6e",
        "ce_type,",
        "ce_type, ' '",
        "ce_source,",
        "ce_source, ''",
        "ce_subject,",
        "ce_subject, order-7",
        "ce_time,",
        "ce_time, yesterday",
        "ce_causationid, unknown"
    })
    void areRefusedWhereTheReaderRefusesThem(String name, String value) {
        Map<String, String> headers = headers(EventCatalog.all().get(0));
        headers.compute(name, (key, was) -> value);
        assertThat(VALIDATOR.validate(tree(headers))).isNotEmpty();
        assertThatThrownBy(() -> Envelope.read(headers::get)).isInstanceOf(MalformedEvent.class);
    }

    private static Map<String, String> headers(EventType<?> type) {
        String traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        Instant time = Instant.parse("2026-12-01T12:03:07.123Z");
        Map<String, String> headers = new HashMap<>();
        new Envelope(ID, type.wireName(), type.announcer().source(), Samples.ORDER_ID, time, ID, traceparent)
                .write(headers::put);
        return headers;
    }

    private static JsonNode tree(Map<String, String> headers) {
        return new JsonMapper().valueToTree(headers);
    }
}
