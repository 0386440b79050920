package dev.quadrille.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrille.contracts.Choreography;
import dev.quadrille.contracts.EventCatalog;
import dev.quadrille.contracts.SagaEvent;
import dev.quadrille.local.client.HeardEvent;
import dev.quadrille.local.client.Saga;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.message.MessageReader;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Every way in which an order can end, as the whole conversation. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OutcomesIT {

    private static final int AFTER_ALL_OTHERS = Integer.MAX_VALUE - 2;
    private static final String ORDER = """
            {"customerId": "c-42", "customerEmail": "c42@example.com", "paymentToken": "tok_ok",
             "lines": [{"sku": "TEA-500", "quantity": 1}]}""";
    private static Stage stage;

    @BeforeAll
    static void open() {
        stage = Stage.open();
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    @Test
    void shipsWhatIsPaidAndInStock() {
        Saga saga = stage.ended(stage.place(2, "TEA-500", "tok_ok"));
        assertThat(saga.outcome()).isEqualTo("SHIPPED");
        assertThat(saga.steps())
                .containsExactly(
                        "order.created",
                        "payment.processed",
                        "inventory.reserved",
                        "order.confirmed",
                        "inventory.shipped");
        assertCausesFollowTheScore(saga);
    }

    @Test
    void cancelsWhenThePaymentIsDeclined() {
        Saga saga = stage.ended(stage.place(1, "TEA-500", "tok_declined"));
        assertThat(saga.outcome()).isEqualTo("CANCELLED (PAYMENT_DECLINED)");
        assertThat(saga.steps())
                .containsExactly("order.created", "payment.failed", "order.cancelled", "inventory.voided");
        assertCausesFollowTheScore(saga);
    }

    @Test
    void refundsWhenTheStockIsGone() {
        Saga saga = stage.ended(stage.place(1, "SOLD-OUT", "tok_ok"));
        assertThat(saga.outcome()).isEqualTo("CANCELLED (OUT_OF_STOCK)");
        assertThat(saga.steps())
                .containsExactly(
                        "order.created",
                        "payment.processed",
                        "inventory.rejected",
                        "order.cancelled",
                        "payment.refunded");
        assertCausesFollowTheScore(saga);
    }

    @Test
    void releasesAndRefundsWhenNoCarrierTakesIt() {
        Saga saga = stage.ended(stage.place(1, "NO-CARRIER", "tok_ok"));
        assertThat(saga.outcome()).isEqualTo("CANCELLED (NO_CARRIER)");
        assertThat(saga.steps())
                .startsWith(
                        "order.created",
                        "payment.processed",
                        "inventory.reserved",
                        "order.confirmed",
                        "inventory.shipment-failed",
                        "order.cancelled")
                .containsOnlyOnce("payment.refunded", "inventory.released")
                .hasSize(8);
        assertCausesFollowTheScore(saga);
    }

    @Test
    void undoesWhateverWasDoneWhenTheCustomerCancels() {
        String order = stage.place(1, "TEA-500", "tok_slow");
        assertThat(stage.client().cancel(order)).isTrue();
        Saga saga = stage.ended(order);
        assertThat(saga.outcome()).isEqualTo("CANCELLED (CANCELLED_BY_CUSTOMER)");
        assertThat(saga.steps().contains("payment.processed"))
                .isEqualTo(saga.steps().contains("payment.refunded"));
        assertThat(saga.steps().contains("inventory.reserved"))
                .isEqualTo(saga.steps().contains("inventory.released"));
        assertCausesFollowTheScore(saga);
    }

    @Test
    void neverChargesAnOrderWhoseCancellationOvertookIt() {
        assertThat(stage.client().hold("orders.created")).isTrue();
        String order = stage.place(1, "TEA-500", "tok_ok");
        assertThat(stage.client().cancel(order)).isTrue();
        Saga saga = stage.ended(order);
        stage.client().letGo("orders.created");
        stage.awaitEnds(List.of(order));
        assertThat(saga.steps()).startsWith("order.created", "order.cancelled");
        assertThat(stage.saga(order).steps())
                .containsExactlyInAnyOrder("order.created", "order.cancelled", "payment.voided", "inventory.voided");
        assertThat(stage.client().payment(order).orElseThrow().state()).isEqualTo("VOIDED");
        assertCausesFollowTheScore(saga);
    }

    @Test
    void chargesOnceThoughTheGatewayFailsTwice() {
        Saga saga = stage.ended(stage.place(3, "COFFEE-250", "tok_flaky"));
        assertThat(saga.outcome()).isEqualTo("SHIPPED");
        assertCausesFollowTheScore(saga);
    }

    @Test
    void refusesToCancelWhatWasConfirmed() {
        Saga saga = stage.ended(stage.place(1, "MUG-BLUE", "tok_ok"));
        assertThat(stage.client().cancel(saga.orderId())).isFalse();
        assertThat(stage.saga(saga.orderId()).outcome()).isEqualTo("SHIPPED");
    }

    @Test
    void answersManyReadersAtOnce() {
        String order = stage.place(1, "TEA-500", "tok_ok");
        stage.ended(order);
        List<CompletableFuture<Optional<Saga>>> readers =
                Stream.generate(() -> stage.client().saga(order)).limit(64).toList();
        assertThat(readers).allSatisfy(reader -> assertThat(reader).succeedsWithin(Duration.ofSeconds(20)));
    }

    @Test
    void answersAtOneAddressToo() throws IOException, InterruptedException {
        URI gateway = stage.system().gateway();

        HttpResponse<String> accepted = send(stage.request(gateway.resolve("/api/orders"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(ORDER)));

        assertThat(accepted.statusCode()).isEqualTo(202);
        String place = accepted.headers().firstValue("Location").orElseThrow();
        assertThat(place).startsWith("/api/orders/");
        assertThat(send(stage.request(gateway.resolve(place))).statusCode()).isEqualTo(200);
        assertThat(send(stage.request(gateway.resolve("/q/metrics"))).statusCode())
                .isEqualTo(404);
        stage.ended(place.substring("/api/orders/".length()));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }

    @Test
    void showsEveryMetricThatDashboardsAndAlertsAskFor() {
        stage.ended(stage.place(1, "TEA-500", "tok_ok"));

        String metrics = stage.management().map(Shown::by).collect(Collectors.joining());

        assertThat(Questions.unanswered(Shown.series(metrics))).isEmpty();
    }

    @Test
    void showsThatNobodyIsBehindOnceEverythingIsHeard() {
        stage.ended(stage.place(1, "TEA-500", "tok_ok"));

        Awaitility.await("a lag of zero everywhere")
                .atMost(Stage.PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(stage.management().map(OutcomesIT::lag))
                        .hasSize(4)
                        .containsOnly("consumer_lag{channel=\"saga\"} 0.0"));
    }

    @Test
    @Order(AFTER_ALL_OTHERS)
    void addsUpAndDoesNothingTwice() {
        Wire wire = new Wire(stage.system().broker().address());
        wire.awaitHeard();
        List<String> before = stage.books().wholeState();
        List<ConsumerRecord<String, byte[]>> said = wire.all();
        assertThat(said).extracting(ConsumerRecord::topic).contains("inventory.shipped", "payments.refunded");

        wire.repeat(said);
        wire.repeat(said);
        wire.awaitHeard();

        assertThat(stage.books().wholeState()).isEqualTo(before);
        assertThat(stage.books().waitingMessages()).isZero();
        assertThat(wire.all()).hasSize(said.size() * 3);
        stage.audit();
    }

    @Test
    @Order(AFTER_ALL_OTHERS + 1)
    void logsNoWarning() throws IOException {
        try (Stream<Path> logs = Files.list(stage.logs())) {
            List<Path> services =
                    logs.filter(log -> log.toString().contains("-service")).toList();
            assertThat(services).hasSize(4);
            for (Path log : services) {
                assertThat(Files.readAllLines(log))
                        .as(log.toString())
                        .noneMatch(line -> line.matches(".*(WARN|ERROR).*"));
            }
        }
    }

    @Test
    @Order(AFTER_ALL_OTHERS + 2)
    void saysNothingThatIsNoCloudEvent() {
        Wire wire = new Wire(stage.system().broker().address());
        UUID order = UUID.randomUUID();
        wire.send(Stream.of(Wire.garbage("payments.processed", order)));
        wire.awaitHeard();
        stage.awaitEnds(List.of());

        List<ConsumerRecord<String, byte[]>> all = wire.all().stream()
                .filter(record -> record.headers().lastHeader("ce_id") != null
                        || !order.toString().equals(record.key()))
                .toList();

        assertThat(all).extracting(ConsumerRecord::topic).contains("order-service.dead-letters", "inventory.shipped");
        for (ConsumerRecord<String, byte[]> record : all) {
            MessageReader reader = KafkaMessageFactory.createReader(record);
            CloudEvent event = reader.toEvent();
            assertThat(event.getSubject()).isEqualTo(record.key());
            assertThat(event.getSource().toString()).matches("/(order|payment|inventory|notification)-service");
            assertThat(event.getTime()).isNotNull();
        }
        stage.audit();
    }

    private static String lag(URI service) {
        return Shown.by(service)
                .lines()
                .filter(line -> line.startsWith("consumer_lag{channel=\"saga\"}"))
                .findFirst()
                .orElse("none is shown");
    }

    private static void assertCausesFollowTheScore(Saga saga) {
        for (HeardEvent effect : saga.events()) {
            Class<? extends SagaEvent> cause = saga.events().stream()
                    .filter(event -> event.id().equals(effect.causationId()))
                    .<Class<? extends SagaEvent>>map(
                            event -> EventCatalog.wired(event.type()).eventClass())
                    .findFirst()
                    .orElse(null);
            assertThat(Choreography.allows(
                            cause, EventCatalog.wired(effect.type()).eventClass()))
                    .as("%s may be announced because of %s", effect.type(), cause)
                    .isTrue();
        }
    }
}
