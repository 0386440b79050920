package dev.quadrille.local.audit;

import static dev.quadrille.local.ServiceName.INVENTORY;
import static dev.quadrille.local.ServiceName.NOTIFICATION;
import static dev.quadrille.local.ServiceName.ORDER;
import static dev.quadrille.local.ServiceName.PAYMENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrille.local.ServiceName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The audit can fail: a whole small world is broken by hand, one way after the other, and each is named. */
class BrokenWorldTest {

    private static final String ENDS = "every order ends";
    private static final String MONEY = "money adds up";
    private static final String STOCK = "stock adds up";
    private static final String TRANSITIONS = "transitions are legal";
    private static final String ONCE = "effects happen once";
    private static final String VIEWS = "views equal their events";
    private static final String KEPT = "failures are kept";
    private static final String STRANGER = "00000000-0000-4000-8000-00000000002a";

    @TempDir
    static Path directory;

    private static World world;
    private final Map<String, Story> stories = new LinkedHashMap<>();

    @BeforeAll
    static void open() {
        world = new World(directory);
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @BeforeEach
    void makeItWhole() {
        stories.put("$shipped", Story.shipped("TEA-500", 2));
        stories.put("$second", Story.shipped("COFFEE-250", 1));
        stories.put("$declined", Story.declined());
        stories.put("$soldOut", Story.soldOut());
        stories.put("$noCarrier", Story.withoutCarrier());
        stories.put("$overtaken", Story.overtaken());
        world.forgetAll();
        world.play(List.copyOf(stories.values()));
    }

    /** What is done by hand, and what the audit must say to it; {@code $shipped} and its like stand for orders. */
    private record Break(String what, String subject, String[] invariants, List<String[]> changes) {

        static Break that(String what, String subject, String... invariants) {
            return new Break(what, subject, invariants, new ArrayList<>());
        }

        Break in(ServiceName service, String sql) {
            changes.add(new String[] {service.name(), sql});
            return this;
        }

        @Override
        public String toString() {
            return what;
        }
    }

    @Test
    void aWholeWorldIsClean() {
        AuditReport report = world.auditAtRest();
        assertThat(report.verdicts()).as(report.text()).hasSize(7).allMatch(Verdict::holds);
        assertThat(report.text())
                .contains("6 orders: 2 shipped, 4 cancelled, 0 open")
                .contains(
                        "charged 75.00 EUR − refunded 37.50 EUR = shipped orders 37.50 EUR; the gateway's ledger is the same");
    }

    @ParameterizedTest
    @MethodSource({"lostOrders", "money", "stock", "transitions", "effects", "views", "failures"})
    void isNamedWithItsInvariant(Break broken) {
        broken.changes().forEach(change -> world.change(ServiceName.valueOf(change[0]), named(change[1])));

        AuditReport report = world.auditAtRest();

        assertThat(report.verdicts().stream()
                        .filter(verdict -> !verdict.holds())
                        .map(Verdict::invariant))
                .as(report.text())
                .containsExactly(broken.invariants());
        assertThat(report.verdicts().stream()
                        .filter(verdict -> verdict.invariant().equals(broken.invariants()[0]))
                        .flatMap(verdict -> verdict.first().stream())
                        .map(Finding::subject))
                .as(report.text())
                .contains(named(broken.subject()));
    }

    private String named(String text) {
        String named = text;
        for (Map.Entry<String, Story> story : stories.entrySet()) {
            named = named.replace(story.getKey(), story.getValue().order.toString());
        }
        return named;
    }

    static Stream<Break> lostOrders() {
        return Stream.of(
                Break.that("order-service has lost an order", "order $declined", ENDS)
                        .in(ORDER, "delete from order_event where order_id = '$declined'")
                        .in(ORDER, "delete from order_view where order_id = '$declined'"),
                Break.that("order-service waits for the end of an order", "order $shipped", ENDS)
                        .in(ORDER, "delete from order_event where order_id = '$shipped' and version = 5")
                        .in(
                                ORDER,
                                "update order_view set status = 'CONFIRMED', version = 4 where order_id = '$shipped'"),
                Break.that("an event that would end an order waits for a retry for ever", "order $shipped", ENDS)
                        .in(ORDER, "delete from order_event where order_id = '$shipped' and version = 5")
                        .in(
                                ORDER,
                                "update order_view set status = 'CONFIRMED', version = 4 where order_id = '$shipped'")
                        .in(ORDER, parked("$shipped", "inventory.shipped")),
                Break.that("notification-service waits for the end of an order", "order $shipped", ENDS)
                        .in(
                                NOTIFICATION,
                                "delete from saga_event where order_id = '$shipped' and type ~ 'inventory.shipped'")
                        .in(
                                NOTIFICATION,
                                "update saga set status = 'RUNNING', steps = steps[1:4] where order_id = '$shipped'"));
    }

    static Stream<Break> money() {
        return Stream.of(
                Break.that("payment-service has charged too little", "order $shipped", MONEY)
                        .in(PAYMENT, "update payment set amount_minor = 1 where order_id = '$shipped'"),
                Break.that("another currency was charged", "order $shipped", MONEY)
                        .in(PAYMENT, "update payment set currency = 'USD' where order_id = '$shipped'"),
                Break.that("the gateway has not returned what was refunded", "order $soldOut", MONEY)
                        .in(PAYMENT, "update simulated_charge set returned = false where key = '$soldOut'"),
                Break.that("the gateway has charged what was voided", "order $overtaken", MONEY)
                        .in(
                                PAYMENT,
                                "update simulated_charge set charged = true, amount_minor = 5, currency = 'EUR' "
                                        + "where key = '$overtaken'"),
                Break.that("the gateway knows nothing of a charge", "order $second", MONEY)
                        .in(PAYMENT, "delete from simulated_charge where key = '$second'"),
                Break.that("the gateway was paid for an order that there is not", "order " + STRANGER, MONEY)
                        .in(
                                PAYMENT,
                                "insert into simulated_charge values ('" + STRANGER
                                        + "', 100, 'EUR', 1, 1, true, false, false)"),
                Break.that("payment-service keeps money for an order that there is not", "order " + STRANGER, MONEY)
                        .in(
                                PAYMENT,
                                "insert into payment (order_id, state, amount_minor, currency, version) values ('"
                                        + STRANGER + "', 'CHARGED', 100, 'EUR', 1)"));
    }

    static Stream<Break> stock() {
        return Stream.of(
                Break.that("a piece is gone", "SKU TEA-500", STOCK)
                        .in(INVENTORY, "update stock set on_hand = on_hand - 1 where sku = 'TEA-500'"),
                Break.that("a piece is set aside for nobody", "SKU TEA-500", STOCK)
                        .in(INVENTORY, "update stock set reserved = 1 where sku = 'TEA-500'"),
                Break.that("a restock was forgotten", "SKU COFFEE-250", STOCK)
                        .in(INVENTORY, "delete from restock where sku = 'COFFEE-250'"),
                Break.that("more left than was ordered", "order $shipped", STOCK)
                        .in(INVENTORY, "update reservation set quantities = '{5}' where order_id = '$shipped'")
                        .in(INVENTORY, "update stock set on_hand = 95, shipped = 5 where sku = 'TEA-500'"),
                Break.that("pieces are set aside for an order that has ended", "order $noCarrier", STOCK, TRANSITIONS)
                        .in(
                                INVENTORY,
                                "update reservation set state = 'UNSHIPPABLE', version = 2 where order_id = '$noCarrier'")
                        .in(INVENTORY, "update stock set reserved = 2 where sku = 'NO-CARRIER'"),
                Break.that("pieces are set aside for an order that there is not", "order " + STRANGER, STOCK)
                        .in(
                                INVENTORY,
                                "insert into reservation (order_id, state, skus, quantities, version) values ('"
                                        + STRANGER + "', 'RESERVED', '{TEA-500}', '{1}', 1)")
                        .in(INVENTORY, "update stock set reserved = 1 where sku = 'TEA-500'"));
    }

    static Stream<Break> transitions() {
        return Stream.of(
                Break.that("a version is missing", "order $shipped", TRANSITIONS)
                        .in(ORDER, "update order_event set version = 9 where order_id = '$shipped' and version = 5")
                        .in(ORDER, "update order_view set version = 9 where order_id = '$shipped'"),
                Break.that("an order was confirmed before its goods were reserved", "order $shipped", TRANSITIONS)
                        .in(ORDER, "update order_event set version = 9 where order_id = '$shipped' and version = 3")
                        .in(ORDER, "update order_event set version = 3 where order_id = '$shipped' and version = 4")
                        .in(ORDER, "update order_event set version = 4 where order_id = '$shipped' and version = 9"),
                Break.that("something happened to an order that was shipped", "order $shipped", TRANSITIONS)
                        .in(
                                ORDER,
                                "insert into order_event select order_id, 6, '" + STRANGER + "', "
                                        + "'inventory.released.v1', source, time, '{\"orderId\": \"$shipped\"}' "
                                        + "from order_event where order_id = '$shipped' and version = 5")
                        .in(ORDER, "update order_view set version = 6 where order_id = '$shipped'")
                        .in(NOTIFICATION, copied("$shipped", "inventory.shipped", "inventory.released.v1"))
                        .in(
                                NOTIFICATION,
                                "update saga set steps = steps || array['inventory.released'] where order_id = '$shipped'"),
                Break.that("a payment is in a state that there is not", "order $declined", TRANSITIONS)
                        .in(PAYMENT, "update payment set state = 'LOST' where order_id = '$declined'"),
                Break.that("a payment is in a state that nobody announced", "order $declined", TRANSITIONS)
                        .in(PAYMENT, "update payment set state = 'VOIDED' where order_id = '$declined'"),
                Break.that("a payment has made too many transitions", "order $soldOut", TRANSITIONS)
                        .in(PAYMENT, "update payment set version = 7 where order_id = '$soldOut'"),
                Break.that("a reservation has made too few transitions", "order $shipped", TRANSITIONS)
                        .in(INVENTORY, "update reservation set version = 1 where order_id = '$shipped'"),
                Break.that("a reservation is missing", "order $overtaken", TRANSITIONS)
                        .in(INVENTORY, "delete from reservation where order_id = '$overtaken'"),
                Break.that("an event has no cause", "order $shipped", TRANSITIONS)
                        .in(
                                NOTIFICATION,
                                "update saga_event set causation_id = null "
                                        + "where order_id = '$shipped' and type ~ 'inventory.shipped'"),
                Break.that("a service speaks for another", "order $shipped", TRANSITIONS)
                        .in(
                                NOTIFICATION,
                                "update saga_event set source = '/payment-service' "
                                        + "where order_id = '$shipped' and type ~ 'inventory.shipped'"),
                Break.that("an event cannot be read", "order $soldOut", TRANSITIONS)
                        .in(
                                NOTIFICATION,
                                "update saga_event set data = '{}' "
                                        + "where order_id = '$soldOut' and type ~ 'payment.refunded'"));
    }

    static Stream<Break> effects() {
        return Stream.of(
                Break.that("a payment was announced twice", "order $shipped", ONCE)
                        .in(NOTIFICATION, copied("$shipped", "payment.processed", "payment.processed.v1"))
                        .in(
                                NOTIFICATION,
                                "update saga set steps = steps || array['payment.processed'] where order_id = '$shipped'"),
                Break.that("an event was noted twice", "order $shipped", ONCE)
                        .in(
                                ORDER,
                                "insert into order_event select order_id, 6, event_id, type, source, time, data "
                                        + "from order_event where order_id = '$shipped' and version = 3")
                        .in(ORDER, "update order_view set version = 6 where order_id = '$shipped'"),
                Break.that("a customer is to be told twice", "order $second", ONCE)
                        .in(NOTIFICATION, copied("$second", "notification.requested", "notification.requested.v1")),
                Break.that("a customer was told twice", "order $second", ONCE)
                        .in(
                                NOTIFICATION,
                                "insert into notification (order_id, about, recipient, state, attempts, due_at) "
                                        + "select '$second', 'ORDER_SHIPPED', 'c42@example.com', 'DELIVERED', 0, now() "
                                        + "from generate_series(1, 2)"),
                Break.that("the same pieces left twice", "SKU TEA-500", ONCE)
                        .in(
                                INVENTORY,
                                "update stock set on_hand = on_hand - 2, shipped = shipped + 2 where sku = 'TEA-500'"));
    }

    static Stream<Break> views() {
        return Stream.of(
                Break.that("a view has another status", "order $shipped", VIEWS)
                        .in(ORDER, "update order_view set status = 'PENDING' where order_id = '$shipped'"),
                Break.that("a view has another reason", "order $declined", VIEWS)
                        .in(ORDER, "update order_view set reason = 'OUT_OF_STOCK' where order_id = '$declined'"),
                Break.that("a view has another total", "order $shipped", VIEWS)
                        .in(ORDER, "update order_view set total_minor = 1 where order_id = '$shipped'"),
                Break.that("a view has other lines", "order $shipped", VIEWS)
                        .in(ORDER, "update order_view set lines = '[]' where order_id = '$shipped'"),
                Break.that("a view is missing", "order $shipped", VIEWS)
                        .in(ORDER, "delete from order_view where order_id = '$shipped'"),
                Break.that("a saga has another status", "order $shipped", VIEWS)
                        .in(NOTIFICATION, "update saga set status = 'RUNNING' where order_id = '$shipped'"),
                Break.that("a saga has fewer steps", "order $soldOut", VIEWS)
                        .in(NOTIFICATION, "update saga set steps = steps[1:2] where order_id = '$soldOut'"),
                Break.that("a saga is missing", "order $soldOut", VIEWS)
                        .in(NOTIFICATION, "delete from saga where order_id = '$soldOut'"),
                Break.that("a customer was never told", "order $soldOut", VIEWS)
                        .in(
                                NOTIFICATION,
                                "delete from saga_event where order_id = '$soldOut' and type ~ 'notification'"),
                Break.that("an event was never heard", "order $shipped", VIEWS)
                        .in(
                                NOTIFICATION,
                                "delete from saga_event where order_id = '$shipped' and type ~ 'order.confirmed'"),
                Break.that("an event was said that was never committed", "order $soldOut", VIEWS)
                        .in(
                                NOTIFICATION,
                                "with said as (update saga_event set event_id = '" + STRANGER
                                        + "' where order_id = '$soldOut' and type ~ 'order.cancelled') "
                                        + "update saga_event set causation_id = '" + STRANGER + "' "
                                        + "where order_id = '$soldOut' and type ~ '(refunded|requested)' "
                                        + "and data::text !~ 'PAYMENT_REFUNDED'"),
                Break.that("a message was never said", "outbox of inventory-service", VIEWS)
                        .in(
                                INVENTORY,
                                "insert into outbox (id, aggregatetype, type, time) values ('" + STRANGER
                                        + "', 'inventory.shipped', 'inventory.shipped.v1', now() - interval '1 hour')"));
    }

    static Stream<Break> failures() {
        return Stream.of(
                Break.that("an event of an order that has ended waits for a retry for ever", "order $shipped", KEPT)
                        .in(NOTIFICATION, parked("$shipped", "notifications.send")));
    }

    private static String parked(String order, String topic) {
        return """
                insert into retry_queue values ('%s', '%s', 0, 0, now() - interval '1 hour', '%s', '{}', null,
                                                'the reaction throws', 5, 'infinity')""".formatted(STRANGER, topic, order);
    }

    /** The same event again, under an id of its own. */
    private static String copied(String order, String type, String as) {
        return """
                insert into saga_event (order_id, event_id, type, source, time, causation_id, topic, kafka_partition,
                                        kafka_offset, data)
                select order_id, '%s', '%s', source, time, causation_id, topic, kafka_partition, kafka_offset + 1000, data
                from saga_event where order_id = '%s' and type ~ '%s' limit 1""".formatted(STRANGER, as, order, type);
    }
}
