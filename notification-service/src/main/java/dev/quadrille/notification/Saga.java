package dev.quadrille.notification;

import dev.quadrille.contracts.CancellationReason;
import dev.quadrille.contracts.InventoryEvent.InventoryShipped;
import dev.quadrille.contracts.NotificationEvent.NotificationRequested;
import dev.quadrille.contracts.NotificationEvent.NotificationRequested.Subject;
import dev.quadrille.contracts.OrderEvent.OrderCancelled;
import dev.quadrille.contracts.OrderEvent.OrderConfirmed;
import dev.quadrille.contracts.OrderEvent.OrderCreated;
import dev.quadrille.contracts.PaymentEvent.PaymentRefunded;
import dev.quadrille.contracts.SagaEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** One order's saga as an observer sees it: it changes nothing in the saga, and tells the customer what matters. */
final class Saga {

    /** In the order in which a customer is to read it. */
    private static final Map<Subject, Class<? extends SagaEvent>> WORTH_TELLING = new EnumMap<>(Map.of(
            Subject.ORDER_CONFIRMED, OrderConfirmed.class,
            Subject.ORDER_SHIPPED, InventoryShipped.class,
            Subject.ORDER_CANCELLED, OrderCancelled.class,
            Subject.PAYMENT_REFUNDED, PaymentRefunded.class));

    private final Conversation conversation = new Conversation();
    private final Set<Subject> requested = EnumSet.noneOf(Subject.class);
    private final UUID orderId;
    private final int loadedVersion;
    private String customerId;
    private String recipient;
    private CancellationReason reason;
    private Instant startedAt;
    private Instant endedAt;
    private SagaStatus status;
    private boolean endedNow;
    private boolean changed;
    private Snapshot snapshot;

    /** What the store reads and writes. All but the id, the status, the lists and the version may be null. */
    record Snapshot(
            UUID orderId,
            String customerId,
            String recipient,
            SagaStatus status,
            CancellationReason reason,
            List<String> steps,
            List<Subject> requested,
            Instant startedAt,
            Instant endedAt,
            int version) {

        /** SHIPPED, or why it was cancelled; of a saga that has ended. */
        String outcome() {
            return status == SagaStatus.SHIPPED ? status.name() : String.valueOf(reason);
        }

        /** In milliseconds, from the first to the last event; null until it has ended. */
        Long durationMs() {
            return endedAt == null || startedAt == null
                    ? null
                    : Duration.between(startedAt, endedAt).toMillis();
        }
    }

    Saga(Snapshot stored) {
        this.orderId = stored.orderId();
        this.customerId = stored.customerId();
        this.recipient = stored.recipient();
        this.status = stored.status();
        this.reason = stored.reason();
        this.requested.addAll(stored.requested());
        this.startedAt = stored.startedAt();
        this.endedAt = stored.endedAt();
        this.loadedVersion = stored.version();
    }

    static Saga unheardOf(UUID orderId) {
        return new Saga(
                new Snapshot(orderId, null, null, SagaStatus.RUNNING, null, List.of(), List.of(), null, null, 0));
    }

    /** Takes up what was heard before. */
    void remember(Said said) {
        snapshot = null;
        conversation.add(said);
    }

    /**
     * That the customer is told changes nothing here.
     *
     * @return what the customer is to be told now; nothing is told twice, and nothing before the address is known
     */
    List<NotificationRequested> hear(SagaEvent event, Said said) {
        return event instanceof NotificationRequested ? List.of() : take(event, said);
    }

    private List<NotificationRequested> take(SagaEvent event, Said said) {
        changed = true;
        snapshot = null;
        conversation.add(said);
        if (event instanceof OrderCreated created) {
            customerId = created.customerId();
            recipient = created.customerEmail();
            startedAt = said.time();
        } else if (event instanceof OrderCancelled cancelled) {
            reason = cancelled.reason();
        }
        if (status == SagaStatus.RUNNING) {
            end();
        }
        return tell();
    }

    boolean changed() {
        return changed;
    }

    /** Whether it ended with this batch. */
    boolean endedNow() {
        return endedNow;
    }

    Snapshot snapshot() {
        if (snapshot == null) {
            snapshot = takeSnapshot();
        }
        return snapshot;
    }

    private Snapshot takeSnapshot() {
        return new Snapshot(
                orderId,
                customerId,
                recipient,
                status,
                reason,
                conversation.names(),
                List.copyOf(requested),
                startedAt,
                endedAt,
                loadedVersion + 1);
    }

    private void end() {
        status = conversation.status();
        if (status != SagaStatus.RUNNING) {
            endedNow = true;
            endedAt = conversation.lastTime();
        }
    }

    private List<NotificationRequested> tell() {
        List<NotificationRequested> requests = new ArrayList<>();
        WORTH_TELLING.forEach((subject, event) -> {
            if (recipient != null && conversation.heard(event) && requested.add(subject)) {
                requests.add(new NotificationRequested(orderId, subject, recipient));
            }
        });
        return requests;
    }
}
