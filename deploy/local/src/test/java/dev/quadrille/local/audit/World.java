package dev.quadrille.local.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.quadrille.contracts.EventCodec;
import dev.quadrille.contracts.InventoryEvent.InventoryRejected;
import dev.quadrille.contracts.InventoryEvent.InventoryReleased;
import dev.quadrille.contracts.InventoryEvent.InventoryReserved;
import dev.quadrille.contracts.InventoryEvent.InventoryShipmentFailed;
import dev.quadrille.contracts.InventoryEvent.InventoryShipped;
import dev.quadrille.contracts.NotificationEvent.NotificationRequested;
import dev.quadrille.contracts.OrderEvent.OrderCancelled;
import dev.quadrille.contracts.PaymentEvent.PaymentFailed;
import dev.quadrille.contracts.PaymentEvent.PaymentProcessed;
import dev.quadrille.contracts.PaymentEvent.PaymentRefunded;
import dev.quadrille.local.LocalBroker;
import dev.quadrille.local.LocalPostgres;
import dev.quadrille.local.ServiceName;
import dev.quadrille.local.Topics;
import dev.quadrille.local.audit.Story.Told;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.flywaydb.core.Flyway;

/** Four real databases with the services' own tables, and a real broker: all that the audit reads, without the services. */
final class World implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final LocalPostgres postgres;
    private final LocalBroker broker;
    private final Wire wire;

    World(Path directory) {
        postgres = LocalPostgres.in(directory.resolve("postgres")).start();
        for (ServiceName service : ServiceName.values()) {
            Flyway.configure()
                    .dataSource(postgres.jdbcUrl(service), service.database(), service.database())
                    .locations(
                            "filesystem:../../event-contracts/messaging/src/main/resources/db/messaging",
                            "filesystem:../../" + service + "/src/main/resources/db/migration")
                    .placeholders(Map.of("service", service.database(), "owner", service.database()))
                    .load()
                    .migrate();
        }
        // The tests say themselves whether notification-service keeps dead letters.
        rows(ServiceName.NOTIFICATION).execute("drop table if exists dead_letter cascade");
        broker = LocalBroker.in(directory.resolve("kafka")).start();
        Topics.createMissing(broker.address());
        wire = new Wire(broker.bootstrapServers());
    }

    /** Held against the invariants at once and as a whole, as if it had come to rest. */
    AuditReport auditAtRest() {
        return audit().atRest(Duration.ZERO);
    }

    void change(ServiceName service, String sql) {
        rows(service).execute(sql);
    }

    Audit audit() {
        return Audit.of(new Sources(
                database(ServiceName.ORDER),
                database(ServiceName.PAYMENT),
                database(ServiceName.INVENTORY),
                database(ServiceName.NOTIFICATION),
                broker.address()));
    }

    Wire wire() {
        return wire;
    }

    private Rows rows(ServiceName service) {
        return new Rows(service, postgres.jdbcUrl(service));
    }

    void forgetAll() {
        rows(ServiceName.ORDER).execute("truncate order_event, order_view, inbox, outbox, retry_queue");
        rows(ServiceName.PAYMENT).execute("truncate payment, simulated_charge, inbox, outbox, retry_queue");
        rows(ServiceName.INVENTORY).execute("truncate reservation, restock, stock, inbox, outbox, retry_queue");
        rows(ServiceName.INVENTORY)
                .execute("insert into stock values ('TEA-500', 100, 0, 0), ('COFFEE-250', 100, 0, 0), "
                        + "('NO-CARRIER', 100, 0, 0), ('SOLD-OUT', 0, 0, 0)");
        rows(ServiceName.INVENTORY)
                .execute("insert into restock (id, sku, quantity) "
                        + "select gen_random_uuid(), sku, on_hand from stock where on_hand > 0");
        rows(ServiceName.NOTIFICATION).execute("truncate saga, saga_event, notification, inbox, outbox, retry_queue");
    }

    void play(List<Story> stories) {
        Map<Told, RecordMetadata> places = wire.say(stories);
        writeOrders(stories);
        writePayments(stories);
        writeReservations(stories);
        writeSagas(stories, places);
    }

    private void writeOrders(List<Story> stories) {
        List<Object[]> events = Rows.rows();
        List<Object[]> views = Rows.rows();
        for (Story story : stories) {
            int version = 0;
            for (Told told : story.steps()) {
                events.add(new Object[] {
                    story.order,
                    ++version,
                    told.envelope().id(),
                    told.type().wireName(),
                    told.envelope().source(),
                    time(told),
                    data(told)
                });
            }
            views.add(new Object[] {
                story.order,
                "c-42",
                story.status(),
                story.reason(),
                story.total.minor(),
                story.total.currency(),
                lines(story),
                version
            });
        }
        rows(ServiceName.ORDER).write("insert into order_event values (?, ?, ?, ?, ?, ?, ?::json)", events);
        rows(ServiceName.ORDER).write("insert into order_view values (?, ?, ?, ?, ?, ?, ?, ?, now(), now())", views);
    }

    private void writePayments(List<Story> stories) {
        List<Object[]> payments = Rows.rows();
        List<Object[]> charges = Rows.rows();
        for (Story story : stories) {
            boolean paid = story.has(PaymentProcessed.class);
            boolean refunded = story.has(PaymentRefunded.class);
            boolean failed = story.has(PaymentFailed.class);
            String state = refunded ? "REFUNDED" : paid ? "CHARGED" : failed ? "FAILED" : "VOIDED";
            payments.add(new Object[] {
                story.order,
                state,
                paid || failed ? story.total.minor() : null,
                paid || failed ? story.total.currency() : null,
                paid ? "sim_" + story.order : null,
                refunded ? 2 : 1
            });
            charges.add(new Object[] {
                story.order,
                paid || failed ? story.total.minor() : null,
                paid || failed ? story.total.currency() : null,
                paid,
                refunded,
                story.has(OrderCancelled.class)
            });
        }
        rows(ServiceName.PAYMENT)
                .write(
                        "insert into payment (order_id, state, amount_minor, currency, reference, version) "
                                + "values (?, ?, ?, ?, ?, ?)",
                        payments);
        rows(ServiceName.PAYMENT)
                .write(
                        "insert into simulated_charge (key, amount_minor, currency, attempts, charged, returned, cancelled) "
                                + "values (?, ?, ?, 1, ?, ?, ?)",
                        charges);
    }

    private void writeReservations(List<Story> stories) {
        List<Object[]> reservations = Rows.rows();
        for (Story story : stories) {
            boolean asked = story.has(InventoryReserved.class) || story.has(InventoryRejected.class);
            reservations.add(new Object[] {
                story.order,
                reservationState(story),
                asked ? story.lines.stream().map(line -> line.sku()).toList() : List.of(),
                asked ? story.lines.stream().map(line -> (long) line.quantity()).toList() : List.of(),
                reservationVersion(story)
            });
        }
        rows(ServiceName.INVENTORY)
                .write(
                        "insert into reservation (order_id, state, skus, quantities, version) "
                                + "values (?, ?, ?::text[], ?::bigint[], ?)",
                        reservations);
        rows(ServiceName.INVENTORY).execute("""
                update stock s set on_hand = on_hand + shipped - gone, shipped = gone
                from (select sku, sum(quantity) as gone from reservation, unnest(skus, quantities) line(sku, quantity)
                      where state = 'SHIPPED' group by sku) r where s.sku = r.sku""");
    }

    private static String reservationState(Story story) {
        if (story.has(InventoryShipped.class)) {
            return "SHIPPED";
        }
        return story.has(InventoryReleased.class)
                ? "RELEASED"
                : story.has(InventoryRejected.class) ? "REJECTED" : "VOIDED";
    }

    private static int reservationVersion(Story story) {
        if (story.has(InventoryShipmentFailed.class)) {
            return 3;
        }
        return story.has(InventoryReserved.class) ? 2 : 1;
    }

    private void writeSagas(List<Story> stories, Map<Told, RecordMetadata> places) {
        List<Object[]> events = Rows.rows();
        List<Object[]> sagas = Rows.rows();
        for (Story story : stories) {
            for (Told told : story.told) {
                RecordMetadata place = places.get(told);
                events.add(new Object[] {
                    story.order,
                    told.envelope().id(),
                    told.type().wireName(),
                    told.envelope().source(),
                    time(told),
                    told.envelope().causationId(),
                    told.type().topic(),
                    place.partition(),
                    place.offset(),
                    data(told)
                });
            }
            sagas.add(new Object[] {
                story.order,
                story.status(),
                story.reason(),
                story.steps().stream().map(told -> told.type().name()).toList(),
                requested(story)
            });
        }
        rows(ServiceName.NOTIFICATION)
                .write(
                        "insert into saga_event (order_id, event_id, type, source, time, causation_id, topic, "
                                + "kafka_partition, kafka_offset, data) values (?, ?, ?, ?, ?, ?::uuid, ?, ?, ?, ?::json)",
                        events);
        rows(ServiceName.NOTIFICATION)
                .write(
                        "insert into saga (order_id, customer_id, recipient, status, reason, steps, requested, started_at, "
                                + "ended_at, version) values (?, 'c-42', 'c42@example.com', ?, ?, ?, ?, now(), now(), 1)",
                        sagas);
    }

    private static List<String> requested(Story story) {
        return story.told.stream()
                .map(Told::event)
                .filter(NotificationRequested.class::isInstance)
                .map(event -> ((NotificationRequested) event).about().name())
                .toList();
    }

    private static Timestamp time(Told told) {
        return Timestamp.from(told.envelope().time());
    }

    private static String data(Told told) {
        return new String(EventCodec.encode(told.event()), StandardCharsets.UTF_8);
    }

    private static String lines(Story story) {
        try {
            return JSON.writeValueAsString(story.lines);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Database database(ServiceName service) {
        return postgres.reader(service);
    }

    @Override
    public void close() {
        wire.close();
        broker.close();
        postgres.close();
    }
}
