package dev.quadrille.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrille.local.client.HeardEvent;
import dev.quadrille.local.client.Saga;
import dev.quadrille.local.client.SagaStatus;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConversationTest {

    private static final Conversation SHIPPED =
            Conversation.shipped("order.created", "payment.processed", "inventory.reserved");

    private static final Conversation CANCELLED = Conversation.cancelled(
                    "CANCELLED_BY_CUSTOMER", "order.created", "order.cancelled", "payment.voided", "inventory.voided")
            .or("order.created", "payment.processed", "order.cancelled", "payment.refunded", "inventory.voided");

    private final List<HeardEvent> events = new ArrayList<>();

    @Test
    void acceptsWhatWasSaidInAnyOrderOfArrival() {
        heard("inventory.reserved", "payment.processed");
        heard("order.created", null);
        heard("payment.processed", "order.created");
        assertThat(SHIPPED.problemsOf(saga(SagaStatus.SHIPPED, null))).isEmpty();
    }

    @Test
    void acceptsEachLegalConversation() {
        heard("order.created", null);
        heard("order.cancelled", null);
        heard("payment.processed", "order.created");
        heard("payment.refunded", "order.cancelled");
        heard("inventory.voided", "order.cancelled");
        assertThat(CANCELLED.problemsOf(saga(SagaStatus.CANCELLED, "CANCELLED_BY_CUSTOMER")))
                .isEmpty();
    }

    @Test
    void overlooksWhatTheCustomerIsTold() {
        heard("order.created", null);
        heard("payment.processed", "order.created");
        heard("notification.requested", "payment.processed");
        heard("inventory.reserved", "payment.processed");
        assertThat(SHIPPED.problemsOf(saga(SagaStatus.SHIPPED, null))).isEmpty();
    }

    @Test
    void rejectsACauseThatWasNotHeard() {
        heard("order.created", null);
        heard("payment.processed", "order.created");
        heard("inventory.reserved", "something.else");
        assertThat(SHIPPED.problemsOf(saga(SagaStatus.SHIPPED, null)))
                .containsExactly("inventory.reserved says it was caused by id of something.else, which was not heard");
    }

    @Test
    void rejectsAWrongCause() {
        heard("order.created", null);
        heard("payment.processed", "order.created");
        heard("inventory.reserved", "order.created");
        assertThat(SHIPPED.problemsOf(saga(SagaStatus.SHIPPED, null)))
                .containsExactly("inventory.reserved says it was caused by order.created");
    }

    @Test
    void rejectsAMissingAndAnExtraAndARepeatedStep() {
        heard("order.created", null);
        heard("payment.processed", "order.created");
        heard("payment.processed", "order.created");
        heard("inventory.rejected", "payment.processed");
        assertThat(SHIPPED.problemsOf(saga(SagaStatus.SHIPPED, null)))
                .containsExactly(
                        "payment.processed was said more than once",
                        "inventory.reserved is missing",
                        "inventory.rejected does not belong here");
    }

    @Test
    void rejectsAWrongOutcomeAndAWrongReason() {
        heard("order.created", null);
        heard("payment.processed", "order.created");
        heard("inventory.reserved", "payment.processed");
        assertThat(SHIPPED.problemsOf(saga(SagaStatus.CANCELLED, "OUT_OF_STOCK")))
                .containsExactly("ended CANCELLED (OUT_OF_STOCK) instead of SHIPPED");
        assertThat(SHIPPED.problemsOf(saga(SagaStatus.RUNNING, null)))
                .containsExactly("ended RUNNING instead of SHIPPED");
    }

    private void heard(String step, String cause) {
        events.add(new HeardEvent(
                "id of " + step,
                step + ".v1",
                "/a-service",
                "2026-01-01T00:00:00Z",
                cause == null ? null : "id of " + cause));
    }

    private Saga saga(SagaStatus status, String reason) {
        return new Saga("order", status, reason, 41L, List.copyOf(events));
    }
}
