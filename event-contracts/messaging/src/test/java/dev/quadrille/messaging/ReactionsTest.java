package dev.quadrille.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quadrille.contracts.Envelope;
import dev.quadrille.contracts.InventoryEvent.InventoryReleased;
import dev.quadrille.contracts.InventoryEvent.InventoryReserved;
import dev.quadrille.contracts.OrderEvent.OrderCancelled;
import dev.quadrille.contracts.OrderEvent.OrderConfirmed;
import dev.quadrille.contracts.Participant;
import dev.quadrille.contracts.PaymentEvent;
import dev.quadrille.contracts.PaymentEvent.PaymentVoided;
import dev.quadrille.contracts.SagaEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The table from event to reaction. */
class ReactionsTest {

    private static final UUID ORDER = UUID.fromString("0198f2c4-7b1a-7c3e-9a50-3d2f6b8e1c47");

    private final Reactions.Table<PaymentEvent, Book> table = Reactions.of(Participant.PAYMENT, Book.class);

    /** What was heard, as the reactions note it. */
    record Book(List<Object> heard) {
        Optional<PaymentEvent> note(SagaEvent event) {
            heard.add(event);
            return Optional.of(new PaymentVoided(event.orderId()));
        }
    }

    @Test
    void doesWhatStandsBesideTheEvent() {
        table.on(OrderCancelled.class, Book::note).on(OrderConfirmed.class, (book, confirmed) -> Optional.empty());
        Book book = new Book(new ArrayList<>());

        assertThat(table.react(book, heard(Bench.cancelled(ORDER))).announcements())
                .isEqualTo(List.of(new PaymentVoided(ORDER)));
        assertThat(table.react(book, heard(new OrderConfirmed(ORDER))).announcements())
                .isEqualTo(List.of());
        assertThat(book.heard()).containsExactly(Bench.cancelled(ORDER));
    }

    @Test
    void mayUseTheEnvelopeAndAnnounceSeveralEvents() {
        table.onHeard(OrderCancelled.class, (book, heard) -> {
            book.heard().add(heard.id());
            return List.of(new PaymentVoided(heard.orderId()), new PaymentVoided(heard.orderId()));
        });
        Book book = new Book(new ArrayList<>());
        Heard<OrderCancelled> heard = heard(Bench.cancelled(ORDER));

        assertThat(table.react(book, heard).announcements())
                .isEqualTo(List.of(new PaymentVoided(ORDER), new PaymentVoided(ORDER)));
        assertThat(book.heard()).containsExactly(heard.id());
    }

    @Test
    void refusesTheSameEventTwice() {
        table.on(OrderCancelled.class, Book::note);

        assertThatThrownBy(() -> table.on(OrderCancelled.class, Book::note))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("OrderCancelled")
                .hasMessageContaining("stands twice in the table of payment-service");
        assertThatThrownBy(() -> table.onHeard(OrderCancelled.class, (book, heard) -> List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keepsTheEventsInTheOrderInWhichTheyWereWritten() {
        table.on(OrderConfirmed.class, Book::note)
                .on(InventoryReserved.class, Book::note)
                .on(OrderCancelled.class, Book::note)
                .on(InventoryReleased.class, Book::note);

        assertThat(table.events())
                .containsExactly(
                        OrderConfirmed.class, InventoryReserved.class, OrderCancelled.class, InventoryReleased.class);
        assertThat(table.participant()).isSameAs(Participant.PAYMENT);
    }

    private static <E extends SagaEvent> Heard<E> heard(E event) {
        Envelope envelope = new Envelope(UUID.randomUUID(), "t", "/s", event.orderId(), Instant.EPOCH, null, null);
        return new Heard<>(envelope, event, "topic", 0, 0);
    }
}
