package dev.quadrille.local.bench;

import static dev.quadrille.local.bench.LastWord.INVENTORY_CLOSED;
import static dev.quadrille.local.bench.LastWord.PAYMENT_CLOSED;
import static dev.quadrille.local.bench.LastWord.SHIPPED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrille.local.load.OrderKind;
import org.junit.jupiter.api.Test;

class OrderBookTest {

    private static final String ID = "order";

    private final OrderBook book = new OrderBook();
    private final Tally tally = Tally.open();

    @Test
    void endsAShippedOrderWithOneWord() {
        accept(OrderKind.SHIPPED);
        book.heard(ID, SHIPPED, 5);
        assertThat(tally.counts()).isEqualTo(new Tally.Counts(1, 0, 1, 0, 0, null));
        assertThat(book.underWay()).isZero();
    }

    @Test
    void endsACancelledOrderWhenBothSidesHaveClosed() {
        accept(OrderKind.NO_CARRIER);
        book.heard(ID, INVENTORY_CLOSED, 5);
        assertThat(book.underWay()).isOne();
        book.heard(ID, PAYMENT_CLOSED, 6);
        assertThat(tally.counts()).isEqualTo(new Tally.Counts(1, 0, 1, 0, 0, null));
    }

    @Test
    void doesNotTakeTheSameSideTwiceForBoth() {
        accept(OrderKind.DECLINED);
        book.heard(ID, PAYMENT_CLOSED, 5);
        book.heard(ID, PAYMENT_CLOSED, 6);
        assertThat(tally.counts().ended()).isZero();
    }

    @Test
    void endsAnOrderOnceHoweverOftenItIsTold() {
        accept(OrderKind.SHIPPED);
        book.heard(ID, SHIPPED, 5);
        book.heard(ID, SHIPPED, 6);
        assertThat(tally.counts().ended()).isOne();
        assertThat(book.underWay()).isZero();
    }

    @Test
    void remembersAnEndThatIsSeenBeforeTheAnswer() {
        book.heard(ID, SHIPPED, 2_000_000);
        assertThat(book.underWay()).isZero();
        accept(OrderKind.SHIPPED);
        assertThat(tally.counts().ended()).isOne();
        assertThat(tally.latency().max()).isEqualTo(2, org.assertj.core.api.Assertions.within(0.01));
    }

    @Test
    void countsWhatEndsOtherwiseThanItMust() {
        accept(OrderKind.SOLD_OUT);
        book.heard(ID, SHIPPED, 5);
        assertThat(tally.counts().wrong()).isOne();
    }

    @Test
    void knowsHowManyMustEndHow() {
        accept(OrderKind.SOLD_OUT);
        assertThat(book.expected()).containsOnlyKeys("CANCELLED (OUT_OF_STOCK)");
    }

    @Test
    void countsARefusedOrderAsNotUnderWay() {
        book.refused(new Arrival(0, OrderKind.SHIPPED, 0, tally), "503");
        assertThat(tally.counts()).isEqualTo(new Tally.Counts(0, 1, 0, 0, 0, "503"));
        assertThat(book.refused()).isOne();
        assertThat(book.underWay()).isZero();
    }

    private void accept(OrderKind kind) {
        book.accepted(ID, new Arrival(0, kind, 0, tally));
    }
}
