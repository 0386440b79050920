package dev.quadrille.contracts;

import static dev.quadrille.contracts.Samples.euro;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quadrille.contracts.InventoryEvent.InventoryShipmentFailed;
import dev.quadrille.contracts.NotificationEvent.NotificationRequested;
import dev.quadrille.contracts.PaymentEvent.PaymentFailed;
import dev.quadrille.contracts.PaymentEvent.PaymentProcessed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an event, or a part of one, refuses where it is made. */
class EventRulesTest {

    private static final OrderLine TEA = new OrderLine("TEA", 2, euro(1250));

    @Test
    void aLineCostsItsQuantityTimesItsPrice() {
        assertThat(TEA.price()).isEqualTo(euro(2500));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void aLineNeedsAQuantity(int quantity) {
        assertThatThrownBy(() -> new OrderLine("TEA", quantity, euro(1250)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("quantity of TEA is " + quantity + ", at least 1 is needed");
    }

    @Test
    void aLineNeedsASkuAndAPrice() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OrderLine(null, 1, euro(1)))
                .withMessage("sku is missing");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OrderLine("TEA", 1, null))
                .withMessage("unitPrice is missing");
    }

    @ParameterizedTest
    @MethodSource("dev.quadrille.contracts.EventCatalog#all")
    void anEventKnowsItsOrder(EventType<?> type) {
        byte[] body = Golden.bodyWith(type.wireName(), '"' + Samples.ORDER_ID.toString() + '"', "null");
        assertThatThrownBy(() -> EventCodec.decode(type.wireName(), body))
                .hasMessage(type.wireName() + ": orderId is missing");
    }

    @Test
    void aListIsThereAndHasNoGaps() {
        assertThatIllegalArgumentException().isThrownBy(() -> processed(null)).withMessage("lines is missing");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> processed(List.of()))
                .withMessage("lines is empty, at least one is needed");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> processed(Arrays.asList(TEA, null)))
                .withMessage("lines has an empty place, every entry must be there");
    }

    @Test
    void aListIsKeptAsItWas() {
        List<OrderLine> lines = new ArrayList<>(List.of(TEA));
        PaymentProcessed event = processed(lines);
        lines.clear();
        assertThat(event.lines()).containsExactly(TEA);
    }

    private static PaymentProcessed processed(List<OrderLine> lines) {
        return new PaymentProcessed(Samples.ORDER_ID, euro(2500), "charge-42", lines);
    }

    @ParameterizedTest
    @MethodSource("publishedConstants")
    void aConstantIsPublishedToo(Class<? extends Enum<?>> type, String constants) {
        assertThat(type.getEnumConstants())
                .as("a constant was added, removed or renamed: old readers refuse it, so the event needs a new version")
                .extracting(Enum::name)
                .containsExactly(constants.split(" "));
    }

    static Stream<Arguments> publishedConstants() {
        return Stream.of(
                Arguments.of(
                        CancellationReason.class,
                        "PAYMENT_DECLINED INSUFFICIENT_FUNDS GATEWAY_UNAVAILABLE OUT_OF_STOCK NO_CARRIER"
                                + " CANCELLED_BY_CUSTOMER TIMED_OUT"),
                Arguments.of(PaymentFailed.Reason.class, "DECLINED INSUFFICIENT_FUNDS GATEWAY_UNAVAILABLE"),
                Arguments.of(InventoryShipmentFailed.Reason.class, "NO_CARRIER"),
                Arguments.of(
                        NotificationRequested.Subject.class,
                        "ORDER_CONFIRMED ORDER_SHIPPED ORDER_CANCELLED PAYMENT_REFUNDED"));
    }
}
