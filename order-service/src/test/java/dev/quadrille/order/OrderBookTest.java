package dev.quadrille.order;

import static dev.quadrille.order.Desk.EVENTS;
import static dev.quadrille.order.Desk.ORDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quadrille.contracts.CancellationReason;
import dev.quadrille.contracts.PaymentEvent.PaymentFailed;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a batch does to the orders it touches. */
class OrderBookTest {

    private static final UUID OTHER = UUID.fromString("01930000-0000-7000-8000-000000000002");

    private final OrderBook book = new OrderBook(Desk.NOW);

    @ParameterizedTest
    @CsvSource({
        "DECLINED, PAYMENT_DECLINED",
        "INSUFFICIENT_FUNDS, INSUFFICIENT_FUNDS",
        "GATEWAY_UNAVAILABLE, GATEWAY_UNAVAILABLE"
    })
    void cancelsForTheReasonThatPaymentGave(PaymentFailed.Reason failure, CancellationReason reason) {
        book.place(EVENTS.created());

        assertThat(book.giveUp(EVENTS.failed(failure))).contains(EVENTS.cancelled(reason));
        assertThat(book.order(ORDER).reason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @EnumSource
    void knowsWhatEveryFailureOfAPaymentMeans(PaymentFailed.Reason failure) {
        book.place(EVENTS.created());

        assertThat(book.giveUp(EVENTS.failed(failure))).isPresent();
    }

    @Test
    void cancelsWhatIsOutOfStock() {
        book.place(EVENTS.created());

        assertThat(book.giveUp(EVENTS.rejected())).contains(EVENTS.cancelled(CancellationReason.OUT_OF_STOCK));
    }

    @Test
    void cancelsWhatNoCarrierTakes() {
        book.place(EVENTS.created());
        book.confirm(EVENTS.reserved());

        assertThat(book.giveUp(EVENTS.shipmentFailed())).contains(EVENTS.cancelled(CancellationReason.NO_CARRIER));
    }

    @Test
    void keepsTheFirstReasonWhenMoreGoesWrong() {
        book.place(EVENTS.created());
        book.cancel(ORDER, CancellationReason.CANCELLED_BY_CUSTOMER);

        assertThat(book.giveUp(EVENTS.failed(PaymentFailed.Reason.DECLINED))).isEmpty();
        assertThat(book.order(ORDER).reason()).isEqualTo(CancellationReason.CANCELLED_BY_CUSTOMER);
    }

    @Test
    void doesNotKnowAnOrderThatWasNotEntered() {
        assertThatThrownBy(() -> book.takeNote(EVENTS.processed()))
                .isInstanceOf(UnknownOrder.class)
                .hasMessage("order " + ORDER + " is not known here");
        assertThatThrownBy(() -> book.cancel(OTHER, CancellationReason.CANCELLED_BY_CUSTOMER))
                .isInstanceOf(UnknownOrder.class);
    }

    @Test
    void writesOnlyWhatChanged() {
        book.enter(new Order(OTHER, List.of(new Order.Recorded(new Events(OTHER).created(), Desk.NOW))));
        book.place(EVENTS.created());

        assertThat(book.changed()).extracting(Order::id).containsExactly(ORDER);
    }
}
