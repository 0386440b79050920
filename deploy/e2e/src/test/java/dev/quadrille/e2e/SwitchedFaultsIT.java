package dev.quadrille.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quadrille.contracts.EventCatalog;
import dev.quadrille.contracts.EventType;
import dev.quadrille.local.ServiceName;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What can be switched on at the one address, while the system works: all orders end all the same, and the audit is clean. */
@Tag("faults")
class SwitchedFaultsIT {

    private static final int ORDERS = 20;
    private static final Tally TALLY = new Tally();
    private static Stage stage;
    private static Switchboard board;

    private final Trial trial = new Trial(stage, new Random(1), TALLY);

    @BeforeAll
    static void open() {
        stage = Stage.open();
        board = new Switchboard(stage);
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    @AfterEach
    void isWell() {
        board.setEverywhere("duplicates", "off");
        board.setEverywhere("paused", "off");
        board.set(ServiceName.PAYMENT, "payment-gateway", "ok");
        board.set(ServiceName.PAYMENT, "decline-percent", "0");
        board.set(ServiceName.INVENTORY, "carrier", "ok");
    }

    @Test
    void waitForAServiceThatIsPaused() {
        board.set(ServiceName.PAYMENT, "paused", "on");
        List<String> orders = placed("tok_ok", "tok_flaky", "tok_declined");

        Awaitility.await("payment-service to be behind")
                .atMost(Stage.PATIENCE)
                .until(() -> board.status(ServiceName.PAYMENT).path("lag").asLong() >= ORDERS);
        assertThat(stage.client().payment(orders.get(0))).isEmpty();
        assertThat(live(ServiceName.PAYMENT)).contains("UP").doesNotContain("DOWN");
        assertThat(stage.books().unended(orders)).containsAll(orders);
        board.set(ServiceName.PAYMENT, "paused", "off");

        trial.stands(orders);
        Awaitility.await("payment-service to be there again")
                .atMost(Stage.PATIENCE)
                .until(() -> board.status(ServiceName.PAYMENT).path("lag").asLong() == 0);
    }

    @Test
    void takeOrdersWhileEverybodyIsPaused() {
        board.setEverywhere("paused", "on");
        List<String> orders = placed("tok_ok");
        assertThat(stage.books().unended(orders)).containsAll(orders);

        board.setEverywhere("paused", "off");

        trial.stands(orders);
    }

    @Test
    void endOnceThoughEverythingIsSaidTwice() {
        board.setEverywhere("duplicates", "on");
        List<String> orders = placed("tok_ok", "tok_flaky", "tok_declined");
        stage.awaitEnds(orders);
        board.setEverywhere("duplicates", "off");

        assertThat(saidOf(orders))
                .isNotEmpty()
                .allSatisfy((id, times) -> assertThat(times).isGreaterThanOrEqualTo(2));
        trial.stands(orders);
    }

    @Test
    void endBesideRecordsThatNobodyCanRead() {
        List<String> orders = new ArrayList<>(placed("tok_ok"));
        for (ServiceName service : ServiceName.values()) {
            JsonNode place = board.poison(service);
            TALLY.poisoned(RecordFaults.lettersAbout(
                    place.path("topic").asText(),
                    place.path("partition").asInt(),
                    place.path("offset").asLong()));
        }
        orders.addAll(placed("tok_ok"));

        trial.stands(orders);
        assertThat(TALLY.letters()).hasSizeGreaterThan(ServiceName.values().length);
    }

    @Test
    void endOnceTheGatewayIsBack() {
        board.set(ServiceName.PAYMENT, "payment-gateway", "down");
        List<String> orders = placed("tok_ok");
        Awaitility.await("charges to be tried again")
                .atMost(Stage.PATIENCE)
                .until(() -> board.status(ServiceName.PAYMENT)
                                .path("retries")
                                .path("waiting")
                                .asLong()
                        >= ORDERS);
        assertThat(stage.books()
                        .number(
                                ServiceName.PAYMENT,
                                "select count(*) from payment where state = 'CHARGED'" + among(orders)))
                .isZero();

        board.set(ServiceName.PAYMENT, "payment-gateway", "ok");

        trial.stands(orders);
    }

    @Test
    void areChargedAndRefundedByAGatewayThatIsSlow() {
        board.set(ServiceName.PAYMENT, "payment-gateway", "slow");

        trial.stands(placed("tok_ok"));
    }

    @Test
    void areCancelledWhenTheirPaymentIsDeclined() {
        board.set(ServiceName.PAYMENT, "decline-percent", "100");
        String order = stage.place(1, "TEA-500", "tok_ok");

        assertThat(stage.ended(order).outcome()).isEqualTo("CANCELLED (PAYMENT_DECLINED)");
        trial.stands(List.of(order));
    }

    @Test
    void areReleasedAndRefundedWhenTheCarrierRefuses() {
        board.set(ServiceName.INVENTORY, "carrier", "refuses");
        String order = stage.place(1, "TEA-500", "tok_ok");

        assertThat(stage.ended(order).outcome()).isEqualTo("CANCELLED (NO_CARRIER)");
        trial.stands(List.of(order));
    }

    @Test
    void shipOnceTheCarrierIsBack() {
        board.set(ServiceName.INVENTORY, "carrier", "down");
        String order = stage.place(1, "TEA-500", "tok_ok");
        Awaitility.await("the carrier to be asked again")
                .atMost(Stage.PATIENCE)
                .until(() -> board.status(ServiceName.INVENTORY)
                                .path("retries")
                                .path("waiting")
                                .asLong()
                        > 0);

        board.set(ServiceName.INVENTORY, "carrier", "ok");

        assertThat(stage.ended(order).outcome()).isEqualTo("SHIPPED");
        trial.stands(List.of(order));
    }

    @Test
    void areForgottenWithTheProcess() {
        board.set(ServiceName.INVENTORY, "duplicates", "on");
        assertThat(board.value(ServiceName.INVENTORY, "duplicates")).isEqualTo("on");

        stage.system().service(ServiceName.INVENTORY).restart();

        assertThat(board.value(ServiceName.INVENTORY, "duplicates")).isEqualTo("off");
    }

    private static List<String> placed(String... tokens) {
        return IntStream.range(0, ORDERS)
                .mapToObj(i -> stage.place(1 + i % 3, i % 5 == 4 ? "SOLD-OUT" : "TEA-500", tokens[i % tokens.length]))
                .toList();
    }

    private static String among(List<String> orders) {
        return orders.stream().collect(Collectors.joining("','", " and order_id in ('", "')"));
    }

    /** How often each event of these orders stands on its topic. */
    private Map<String, Integer> saidOf(List<String> orders) {
        Set<String> keys = Set.copyOf(orders);
        Map<String, Integer> times = new HashMap<>();
        Stream<ConsumerRecord<String, byte[]>> said =
                EventCatalog.all().stream().map(EventType::topic).flatMap(topic -> trial.wire().of(topic).stream());
        said.filter(record -> keys.contains(record.key()))
                .forEach(record -> times.merge(Wire.header(record, "ce_id"), 1, Integer::sum));
        return times;
    }

    private String live(ServiceName service) {
        URI management = stage.system().service(service).management();
        return trial.ask("GET", management.resolve("/q/health/live"));
    }
}
