package dev.quadrille.contracts;

import static dev.quadrille.contracts.Samples.euro;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quadrille.contracts.OrderEvent.OrderCreated;
import dev.quadrille.contracts.Upcasters.Upcaster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class UpcastersTest {

    private static final String V1 = "order.created.v1";

    @ParameterizedTest
    @MethodSource("dev.quadrille.contracts.Upcasters#dated")
    void eachLeadsToTheNextVersionAndInTheEndToTheCurrentOne(Upcaster step) {
        WireName from = WireName.parse(step.from());
        EventType<?> type = EventCatalog.named(from.base()).orElseThrow();
        assertThat(step.to()).isEqualTo(new WireName(from.base(), from.version() + 1).toString());
        assertThat(Upcasters.reach(from)).hasToString(type.wireName());
    }

    @Test
    void standInTheOrderInWhichWritersMovedOn() {
        assertThat(Upcasters.dated()).extracting(Upcaster::since).isSorted();
    }

    @Test
    void theAmountsOfTheFirstOrdersWereEuro() {
        OrderCreated order = (OrderCreated) EventCodec.decode(V1, Golden.bytes(Golden.body(V1)));
        assertThat(order.total()).isEqualTo(euro(3490));
        assertThat(order.lines()).extracting(OrderLine::unitPrice).containsExactly(euro(1250), euro(990));
    }

    @ParameterizedTest
    @ValueSource(strings = {"34.9", "\"3490\"", "null", "{\"minor\":3490}", "99999999999999999999"})
    void anAmountThatWasNeverValidIsNotBent(String total) {
        assertThatThrownBy(() -> EventCodec.decode(V1, Golden.bodyWith(V1, "3490", total)))
                .isInstanceOf(MalformedEvent.class)
                .hasMessage("order.created.v1: total is missing, or not a whole number of cents");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "null", "", "5"})
    void aBodyThatIsNoObjectIsMalformed(String body) {
        assertThatThrownBy(() -> EventCodec.decode(V1, Golden.bytes(body)))
                .isInstanceOf(MalformedEvent.class)
                .hasMessage("order.created.v1: the body must be a JSON object");
    }
}
