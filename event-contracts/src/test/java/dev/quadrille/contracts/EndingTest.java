package dev.quadrille.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrille.contracts.InventoryEvent.InventoryRejected;
import dev.quadrille.contracts.InventoryEvent.InventoryReleased;
import dev.quadrille.contracts.InventoryEvent.InventoryReserved;
import dev.quadrille.contracts.InventoryEvent.InventoryShipmentFailed;
import dev.quadrille.contracts.InventoryEvent.InventoryShipped;
import dev.quadrille.contracts.InventoryEvent.InventoryVoided;
import dev.quadrille.contracts.OrderEvent.OrderCancelled;
import dev.quadrille.contracts.OrderEvent.OrderConfirmed;
import dev.quadrille.contracts.PaymentEvent.PaymentFailed;
import dev.quadrille.contracts.PaymentEvent.PaymentProcessed;
import dev.quadrille.contracts.PaymentEvent.PaymentRefunded;
import dev.quadrille.contracts.PaymentEvent.PaymentVoided;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EndingTest {

    @Test
    void aSagaHasShippedOnceInventorySaysSo() {
        assertThat(Ending.shipped(Set.of(OrderConfirmed.class, InventoryShipped.class)))
                .isTrue();
        assertThat(Ending.shipped(Set.of(OrderConfirmed.class, InventoryShipmentFailed.class)))
                .isFalse();
    }

    @Test
    void aSagaIsUndoneOnceBothSidesHaveSaidTheirLastWord() {
        assertThat(Ending.undone(Set.of(OrderCancelled.class, PaymentRefunded.class, InventoryRejected.class)))
                .isTrue();
        assertThat(Ending.undone(Set.of(OrderCancelled.class, PaymentVoided.class, InventoryVoided.class)))
                .isTrue();
        assertThat(Ending.undone(Set.of(PaymentFailed.class, InventoryReleased.class)))
                .isTrue();
    }

    @Test
    void oneSideAloneUndoesNothing() {
        assertThat(Ending.undone(Set.of(OrderCancelled.class, PaymentRefunded.class, InventoryReserved.class)))
                .isFalse();
        assertThat(Ending.undone(Set.of(OrderCancelled.class, PaymentProcessed.class, InventoryReleased.class)))
                .isFalse();
    }

    @Test
    void everyUndoIsALastWord() {
        assertThat(Choreography.WAYS_BACK)
                .extracting(Step.Undo::undone)
                .allMatch(event -> Ending.PAYMENT_CLOSED.contains(event) || Ending.INVENTORY_CLOSED.contains(event));
    }

    @Test
    void aLastWordIsSaidByTheSideItCloses() {
        assertThat(Ending.PAYMENT_CLOSED).allMatch(Participant.PAYMENT::announces);
        assertThat(Ending.INVENTORY_CLOSED).allMatch(Participant.INVENTORY::announces);
    }
}
