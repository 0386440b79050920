package dev.quadrille.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quadrille.contracts.OrderEvent.OrderConfirmed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventCodecTest {

    private static final byte[] CONFIRMED = Golden.bytes("{\"orderId\":\"" + Samples.ORDER_ID + "\"}");

    @Test
    void ignoresFieldsThatANewerWriterAdded() {
        byte[] body = Golden.bodyWith("order.confirmed.v1", "{", "{\"gift\": {\"wrapped\": [true, null]},");
        assertThat(EventCodec.decode("order.confirmed.v1", body)).isEqualTo(new OrderConfirmed(Samples.ORDER_ID));
    }

    @Test
    void ignoresAFieldOfAMegabyte() {
        byte[] body = Golden.bodyWith("order.confirmed.v1", "{", "{\"novel\": \"" + "x".repeat(1_000_000) + "\",");
        assertThat(EventCodec.decode("order.confirmed.v1", body)).isEqualTo(new OrderConfirmed(Samples.ORDER_ID));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "order.shredded.v1",
                "Order.Confirmed.v1",
                "order.confirmed",
                "order.confirmed.v",
                "order.confirmed.v0",
                "order.confirmed.v01",
                "order.confirmed.v-1",
                "order.confirmed.v1 ",
                "order.confirmed.v99999999999",
                ".v1",
                ""
            })
    void refusesATypeThatNobodyAnnounces(String type) {
        assertThatThrownBy(() -> EventCodec.decode(type, CONFIRMED))
                .isInstanceOf(UnknownEventType.class)
                .hasMessage("event type '" + type
                        + "' is not known here: deploy the contracts that define it, or correct ce_type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"order.confirmed.v2", "order.created.v3", "order.created.v999999"})
    void refusesAVersionFromTheFuture(String type) {
        assertThatThrownBy(() -> EventCodec.decode(type, CONFIRMED))
                .isInstanceOf(UnknownEventVersion.class)
                .hasMessageStartingWith("event version '" + type + "' is not known here, the current one is v")
                .hasMessageEndingWith(": upgrade this service, then replay the event");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "no JSON", "null", ""})
    void doesNotJudgeTheBodyOfAVersionItDoesNotKnow(String body) {
        assertThatThrownBy(() -> EventCodec.decode("order.created.v3", Golden.bytes(body)))
                .isInstanceOf(UnknownEventVersion.class);
    }

    @Test
    void anErrorStaysOneShortLineWhateverTheStrangerWrote() {
        assertThatThrownBy(() -> EventCodec.decode("forged\n".repeat(100_000) + ".v1", CONFIRMED))
                .isInstanceOf(UnknownEventType.class)
                .satisfies(error ->
                        assertThat(error.getMessage()).hasSizeLessThan(600).doesNotContain("\n"));
    }
}
