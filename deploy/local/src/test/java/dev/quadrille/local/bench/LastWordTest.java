package dev.quadrille.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LastWordTest {

    @Test
    void isSaidOnTheTopicsThatEndSagas() {
        assertThat(LastWord.byTopic())
                .containsEntry("inventory.shipped", LastWord.SHIPPED)
                .containsEntry("payments.refunded", LastWord.PAYMENT_CLOSED)
                .containsEntry("payments.failed", LastWord.PAYMENT_CLOSED)
                .containsEntry("inventory.rejected", LastWord.INVENTORY_CLOSED)
                .containsEntry("inventory.voided", LastWord.INVENTORY_CLOSED)
                .doesNotContainKey("orders.created")
                .hasSize(7);
    }
}
