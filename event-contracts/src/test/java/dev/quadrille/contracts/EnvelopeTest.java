package dev.quadrille.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeTest {

    private static final UUID ID = UUID.fromString("0198f2c4-7b20-7d11-8c01-5a9e0c7d2b13");
    private static final UUID CAUSE = UUID.fromString("0198f2c4-7b1a-7000-8000-00000000abcd");
    private static final Instant TIME = Instant.parse("2026-12-01T12:03:07.123456789Z");
    private static final String TRACEPARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private static final Envelope FULL =
            new Envelope(ID, "order.confirmed.v1", "/order-service", Samples.ORDER_ID, TIME, CAUSE, TRACEPARENT);

    @Test
    void writesTheHeadersOfCloudEventsInBinaryMode() {
        assertThat(headers(FULL))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", ID.toString(),
                        "ce_type", "order.confirmed.v1",
                        "ce_source", "/order-service",
                        "ce_subject", Samples.ORDER_ID.toString(),
                        "ce_time", "2026-12-01T12:03:07.123456789Z",
                        "ce_causationid", CAUSE.toString(),
                        "traceparent", TRACEPARENT,
                        "content-type", "application/json"));
    }

    @Test
    void readsWhatItWrote() {
        assertThat(Envelope.read(headers(FULL)::get)).isEqualTo(FULL);
    }

    @Test
    void leavesOutACauseAndATraceThatAreNotThere() {
        Envelope asked = new Envelope(ID, "order.created.v2", "/order-service", Samples.ORDER_ID, TIME, null, null);
        assertThat(headers(asked)).doesNotContainKeys("ce_causationid", "traceparent");
        assertThat(Envelope.read(headers(asked)::get)).isEqualTo(asked);
    }

    @Test
    void causeAndTraceGoTheirOwnWays() {
        Envelope caused = new Envelope(ID, "order.confirmed.v1", "/order-service", Samples.ORDER_ID, TIME, CAUSE, null);
        Envelope traced =
                new Envelope(ID, "order.created.v2", "/order-service", Samples.ORDER_ID, TIME, null, TRACEPARENT);
        assertThat(Envelope.read(headers(caused)::get)).isEqualTo(caused);
        assertThat(Envelope.read(headers(traced)::get)).isEqualTo(traced);
    }

    @Test
    void readsATimeWithAnOffset() {
        Map<String, String> headers = headers(FULL);
        headers.put("ce_time", "2026-12-01T13:03:07.123456789+01:00");
        assertThat(Envelope.read(headers::get).time()).isEqualTo(TIME);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce_id", "ce_type", "ce_source", "ce_subject", "ce_time"})
    void namesTheHeaderThatIsMissing(String name) {
        Map<String, String> headers = headers(FULL);
        headers.remove(name);
        assertThatThrownBy(() -> Envelope.read(headers::get))
                .isInstanceOf(MalformedEvent.class)
                .hasMessage("header " + name + " is missing");
    }

    @ParameterizedTest
    @CsvSource({
        "ce_id, 1-2-3-4-5",
        "ce_id, 0198f2c4-7b20-7d11-8c01-5a9e0c7d2bzz",
        "ce_id, ''",
        "ce_type, ' '",
        "ce_source, ''",
        "ce_subject, order-7",
        "ce_time, yesterday",
        "ce_time, 2026-12-01",
        "ce_causationid, unknown"
    })
    void namesTheHeaderThatIsWrong(String name, String value) {
        Map<String, String> headers = headers(FULL);
        headers.put(name, value);
        assertThatThrownBy(() -> Envelope.read(headers::get))
                .isInstanceOf(MalformedEvent.class)
                .hasMessageStartingWith("header " + name + " is '" + value + "': ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1b4db7eb-4057-5ddf-91e0-36dec72071f5", // by name
                "7f8a2c1e-9b3d-4f6a-8c5e-1d2b3a4c5d6e", // random
                "00000000-0000-0000-0000-000000000001",
                "0198f2c4-7b20-7d11-0c01-5a9e0c7d2b13" // of another variant
            })
    void readsNoIdWithoutATime(String id) {
        Map<String, String> headers = headers(FULL);
        headers.put("ce_id", id);
        assertThatThrownBy(() -> Envelope.read(headers::get))
                .isInstanceOf(MalformedEvent.class)
                .hasMessage("header ce_id is '" + id
                        + "': it must be a UUIDv7: its time decides how long it is remembered");
    }

    @Test
    void readsNoOtherVersionOfCloudEvents() {
        Map<String, String> headers = headers(FULL);
        headers.put("ce_specversion", "0.3");
        assertThatThrownBy(() -> Envelope.read(headers::get))
                .isInstanceOf(MalformedEvent.class)
                .hasMessage("header ce_specversion must be 1.0");
    }

    @Test
    void aRecordWithoutHeadersIsNoCloudEvent() {
        assertThatThrownBy(() -> Envelope.read(name -> null))
                .isInstanceOf(MalformedEvent.class)
                .hasMessage("header ce_specversion must be 1.0");
    }

    private static Map<String, String> headers(Envelope envelope) {
        Map<String, String> headers = new HashMap<>();
        envelope.write(headers::put);
        return headers;
    }
}
