package dev.quadrille.local.audit;

import static dev.quadrille.local.ServiceName.NOTIFICATION;
import static dev.quadrille.local.ServiceName.ORDER;
import static dev.quadrille.local.ServiceName.PAYMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quadrille.contracts.OrderEvent.OrderConfirmed;
import dev.quadrille.contracts.OrderEvent.OrderCreated;
import dev.quadrille.local.audit.Story.Told;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the audit makes of orders on their way, of dead letters, and of what stands on the topics. */
class AuditTest {

    @TempDir
    static Path directory;

    private static World world;
    private final Story shipped = Story.shipped("TEA-500", 2);
    private final Story soldOut = Story.soldOut();

    @BeforeAll
    static void open() {
        world = new World(directory);
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @BeforeEach
    void begin() {
        world.forgetAll();
        world.wire().forgetAll();
        world.play(List.of(shipped, soldOut));
    }

    @Test
    void forgivesAnOrderWhoseEndOnlyItsObserverHasHeard() {
        takeTheEndFromOrderService();
        assertThat(world.audit().now().text()).contains("1 on their way").doesNotContain("✗");
        assertThat(world.auditAtRest().text()).contains("✗ every order ends", "order " + shipped.order);
    }

    @Test
    void forgivesAnOrderWhoseEndItsObserverHasNotHeardYet() {
        world.change(
                NOTIFICATION,
                "delete from saga_event where order_id = '%s' and type ~ 'refunded'".formatted(soldOut.order));
        world.change(
                NOTIFICATION,
                "update saga set status = 'RUNNING', steps = steps[1:4] where order_id = '%s'"
                        .formatted(soldOut.order));
        assertThat(world.audit().now().text()).contains("1 on their way").doesNotContain("✗");
    }

    @Test
    void holdsASagaWhoseEventsWereForgottenAgainstItsOrderAlone() {
        forget(shipped);
        forget(soldOut);
        world.change(NOTIFICATION, "update saga_history set kept_since = '2026-11-10'");
        try {
            assertThat(world.auditAtRest().text())
                    .contains("2 orders: 1 shipped, 1 cancelled, 0 open", "charged 37.50 EUR − refunded 12.50 EUR")
                    .contains("2 orders and 0 sagas like their events; 2 sagas whose events were forgotten")
                    .doesNotContain("✗");
            world.change(
                    NOTIFICATION,
                    "update saga set reason = 'NO_CARRIER' where order_id = '%s'".formatted(soldOut.order));
            assertThat(broken(world.auditAtRest())).containsExactly("views equal their events");
        } finally {
            world.change(NOTIFICATION, "update saga_history set kept_since = '1970-01-01'");
        }
    }

    @Test
    void doesNotForgiveThatEventsAreGoneWhichAreStillToBeKept() {
        forget(shipped);
        world.change(NOTIFICATION, "update saga_history set kept_since = '2026-11-01'");
        try {
            assertThat(broken(world.auditAtRest())).contains("views equal their events");
        } finally {
            world.change(NOTIFICATION, "update saga_history set kept_since = '1970-01-01'");
        }
    }

    @Test
    void forgivesAPaymentThatIsAheadOfWhatWasHeardOfIt() {
        world.change(
                PAYMENT,
                "insert into payment (order_id, state, amount_minor, currency, version) "
                        + "values (gen_random_uuid(), 'CHARGED', 5, 'EUR', 1)");
        assertThat(world.audit().now().isClean()).isTrue();
        assertThat(world.auditAtRest().isClean()).isFalse();
    }

    @Test
    void doesNotExpectTheEndOfAnOrderThatWasPlacedAfterTheWaitBegan() {
        UUID late = Story.timeOrdered(Instant.now().plusSeconds(60));
        world.change(
                ORDER,
                ("insert into order_event select '%1$s', 1, gen_random_uuid(), type, source, time, data "
                                + "from order_event where order_id = '%2$s' and version = 1")
                        .formatted(late, shipped.order));
        world.change(
                ORDER,
                ("insert into order_view select '%1$s', customer_id, 'PENDING', null, total_minor, currency, lines, 1, "
                                + "now(), now() from order_view where order_id = '%2$s'")
                        .formatted(late, shipped.order));
        assertThat(world.auditAtRest().text()).contains("1 open").doesNotContain("✗");
    }

    @Test
    void namesWhatAStuckOrderIsParkedWith() {
        takeTheEndFromOrderService();
        world.change(ORDER, """
                insert into retry_queue values (gen_random_uuid(), 'inventory.shipped', 0, 0, now() - interval '1 hour', '%s',
                                                '{}', null, 'the reaction throws', 3, 'infinity')""".formatted(shipped.order));
        assertThat(world.auditAtRest().text())
                .contains("order %s: is CONFIRMED for order-service and SHIPPED for notification-service"
                        .formatted(shipped.order))
                .contains(
                        "parked in the retry queue of order-service (inventory.shipped, attempt 3): the reaction throws");
    }

    @Test
    void namesTheDeadLetterThatHoldsAnOrderUp() {
        takeTheEndFromOrderService();
        bury(Map.of("dead_letter_cause", "IllegalStateException: no"));
        assertThat(world.auditAtRest().text())
                .contains("dead letter of order-service (inventory.shipped-3@7): IllegalStateException: no")
                .contains("✓ failures are kept", "1 of order-service");
    }

    @Test
    void reportsADeadLetterThatDoesNotSayWhy() {
        bury(Map.of());
        assertThat(broken(world.auditAtRest())).containsExactly("failures are kept");
        assertThat(world.audit().now().text()).contains("of order-service does not say why");
    }

    @Test
    void reportsADeadLetterThatNotificationServiceHasNotKept() {
        bury(Map.of("dead_letter_cause", "IllegalStateException: no"));
        world.change(NOTIFICATION, "create table dead_letter (service text, order_id uuid, cause text, state text)");
        try {
            assertThat(world.audit().now().isClean()).isTrue();
            assertThat(world.auditAtRest().text())
                    .contains("✗ dead letters of order-service: 1 on its topic, 0 with notification-service");
            world.change(NOTIFICATION, "insert into dead_letter values ('order-service', null, 'no', 'PARKED')");
            assertThat(world.auditAtRest().isClean()).isTrue();
        } finally {
            world.change(NOTIFICATION, "drop table dead_letter");
        }
    }

    @Test
    void countsWhatWasDeliveredAgainAndForgivesWhatTheTopicsForgot() {
        assertThat(topics().text())
                .contains("14 records on 14 topics; 0 delivered again")
                .doesNotContain("✗");
        world.wire().say(shipped.find(OrderConfirmed.class));
        assertThat(topics().text())
                .contains("15 records on 14 topics; 1 delivered again")
                .doesNotContain("✗");
        world.wire().forgetAll();
        assertThat(topics().text()).contains("0 records on 14 topics").doesNotContain("✗");
    }

    @Test
    void reportsAnEventThatNobodyHasCommitted() {
        Told stray = Story.declined().find(OrderCreated.class);
        world.wire().say(stray);
        assertThat(broken(topics())).containsExactly("topics hold the history");
        assertThat(topics().text())
                .contains("order " + stray.event().orderId())
                .contains("notification-service has not heard it", "order-service never committed it");
    }

    @Test
    void reportsAnEventThatWasHeardWhereNothingStands() {
        world.change(
                NOTIFICATION,
                "update saga_event set kafka_offset = 4711 where order_id = '%s' and type ~ 'order.confirmed'"
                        .formatted(shipped.order));
        assertThat(broken(topics())).containsExactly("topics hold the history");
        assertThat(topics().text()).contains("order " + shipped.order, "@4711, where nothing stands");
    }

    @Test
    void reportsAnUnreadableRecordUntilAllWhoHearItHaveBuriedIt() {
        RecordMetadata garbage = world.wire().say("payments.failed", "nobody", "{ not even JSON", Map.of());
        assertThat(topics().text())
                .contains(
                        "it cannot be read, and is not among the dead letters of order-service, notification-service");
        for (String service : List.of("order-service", "notification-service")) {
            world.wire().say(service + ".dead-letters", "nobody", "", letter("payments.failed", garbage));
        }
        assertThat(topics().text()).contains("1 unreadable").doesNotContain("✗");
    }

    @Test
    void cannotLookWhereThereIsNothing() {
        Database nowhere = new Database("order-service", "jdbc:postgresql://127.0.0.1:1/orders", "orders", "orders");
        Sources sources = new Sources(nowhere, nowhere, nowhere, nowhere, Broker.open("127.0.0.1:1"));
        assertThatThrownBy(() -> Audit.of(sources).now())
                .isInstanceOf(AuditImpossible.class)
                .hasMessageContaining("the database of order-service")
                .hasMessageContaining("is Quadrille running?");
        assertThatThrownBy(() -> Audit.of(sources).atRest(Duration.ofSeconds(20)))
                .isInstanceOf(AuditImpossible.class);
    }

    /** As when it had ended on the first of November. */
    private static void forget(Story story) {
        world.change(
                NOTIFICATION,
                "update saga set ended_at = '2026-11-01T08:00:01Z' where order_id = '%s'".formatted(story.order));
        world.change(NOTIFICATION, "delete from saga_event where order_id = '%s'".formatted(story.order));
    }

    private void takeTheEndFromOrderService() {
        world.change(ORDER, "delete from order_event where order_id = '%s' and version = 5".formatted(shipped.order));
        world.change(
                ORDER,
                "update order_view set status = 'CONFIRMED', version = 4 where order_id = '%s'"
                        .formatted(shipped.order));
    }

    private void bury(Map<String, String> cause) {
        Map<String, String> headers = new HashMap<>(cause);
        headers.put("ce_id", UUID.randomUUID().toString());
        headers.put("dead_letter_topic", "inventory.shipped");
        headers.put("dead_letter_partition", "3");
        headers.put("dead_letter_offset", "7");
        world.wire().say("order-service.dead-letters", shipped.order.toString(), "{}", headers);
    }

    private static Map<String, String> letter(String topic, RecordMetadata place) {
        return Map.of(
                "ce_id", UUID.randomUUID().toString(),
                "dead_letter_cause", "MalformedEvent: header ce_specversion must be 1.0",
                "dead_letter_topic", topic,
                "dead_letter_partition", Integer.toString(place.partition()),
                "dead_letter_offset", Long.toString(place.offset()));
    }

    private static AuditReport topics() {
        return world.audit().withTopics(true).atRest(Duration.ZERO);
    }

    private static List<String> broken(AuditReport report) {
        return report.verdicts().stream()
                .filter(verdict -> !verdict.holds())
                .map(Verdict::invariant)
                .toList();
    }
}
