package dev.quadrille.notification;

import static dev.quadrille.contracts.Participant.PAYMENT;
import static dev.quadrille.messaging.Soon.soon;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.quadrille.contracts.EventCodec;
import dev.quadrille.contracts.InventoryEvent.InventoryShipped;
import dev.quadrille.contracts.SagaEvent;
import dev.quadrille.messaging.Delivery;
import dev.quadrille.messaging.OriginalRecord;
import dev.quadrille.messaging.RealDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An operator decides over one dead letter; what was decided is noted, and what is sent back is what was meant. */
@QuarkusTest
@QuarkusTestResource(RealDatabase.class)
class DeadLetterReplayTest {

    private static final String SIGNED = "\"by\": \"jo\", \"reason\": \"fixed in 1.2\"";

    @Inject
    Scene scene;

    private final UUID order = UuidCreator.getTimeOrderedEpoch();

    @Test
    void sendsTheRecordBackAsItCame() {
        UUID letter = letterAbout(Outcome.placed(order));

        String replay = replay(letter, "").statusCode(202).extract().path("replayId");

        OriginalRecord sent = sent(1).get(0);
        assertThat(sent.body()).isEqualTo(EventCodec.encode(Outcome.placed(order)));
        assertThat(sent.key()).isEqualTo(order.toString());
        assertThat(sent.topic()).isEqualTo("orders.created");
        assertThat(sent.headers()).containsEntry("ce_type", "order.created.v2").containsKeys("ce_id", "ce_subject");
        when().get("/dead-letters/" + letter)
                .then()
                .body("state", equalTo("REPLAYED"), "actions.action", contains("REPLAY"))
                .body("actions.by", contains("jo"), "actions.reason", contains("fixed in 1.2"))
                .body("actions.replayId", contains(replay));
    }

    @Test
    void sendsItOnceUnlessSomebodyInsists() {
        UUID letter = letterAbout(Outcome.placed(order));
        replay(letter, "").statusCode(202);

        replay(letter, "")
                .statusCode(409)
                .contentType("application/problem+json")
                .body("detail", containsString("is REPLAYED"), "detail", containsString("\"again\": true"));
        replay(letter, ", \"again\": true").statusCode(202);

        sent(2);
    }

    @Test
    void sendsWhatWasCorrectedWithWhatWasHidden() {
        UUID letter = letterAbout(Outcome.placed(order));
        String shown = """
                {"orderId": "%s", "customerId": "c-43", "customerEmail": "c***@example.com",
                 "lines": [{"sku": "TEA", "quantity": 1, "unitPrice": {"minor": 2500, "currency": "EUR"}}],
                 "total": {"minor": 2500, "currency": "EUR"}, "paymentToken": "***"}""".formatted(order);

        replay(letter, ", \"body\": " + shown).statusCode(202);

        SagaEvent corrected =
                EventCodec.decode("order.created.v2", sent(1).get(0).body());
        assertThat(corrected)
                .hasFieldOrPropertyWithValue("customerId", "c-43")
                .hasFieldOrPropertyWithValue("customerEmail", "c42@example.com")
                .hasFieldOrPropertyWithValue("paymentToken", "tok_ok");
        when().get("/dead-letters/" + letter).then().body("actions.corrected", contains("body"));
    }

    @Test
    void sendsACorrectedKeyAndCorrectedHeaders() {
        ConsumerRecord<String, byte[]> record =
                Delivery.of(Outcome.placed(order)).records().iterator().next();
        ConsumerRecord<String, byte[]> wrong =
                new ConsumerRecord<>("orders.created", 0, record.offset(), "nobody", record.value());
        record.headers().forEach(wrong.headers()::add);
        wrong.headers().remove("ce_type").add("ce_type", "order.created.v3".getBytes(StandardCharsets.UTF_8));
        keep(new Delivery().and(wrong));

        replay(
                        scene.letterOf(order),
                        ", \"key\": \"%s\", \"headers\": {\"ce_type\": \"order.created.v2\", \"ce_causationid\": null}"
                                .formatted(order))
                .statusCode(202);

        assertThat(sent(1).get(0).key()).isEqualTo(order.toString());
        assertThat(sent(1).get(0).headers()).containsEntry("ce_type", "order.created.v2");
        when().get("/dead-letters/" + scene.letterOf(order)).then().body("actions.corrected", contains("key, headers"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"body\": {\"orderId\": 7}",
                "\"body\": \"no JSON\"",
                "\"key\": \"nobody\"",
                "\"headers\": {\"ce_type\": \"order.created.v99\"}",
                "\"headers\": {\"ce_id\": null}"
            })
    void refusesWhatItsServiceCouldNotReadEitherUnlessForced(String correction) {
        UUID letter = letterAbout(Outcome.placed(order));

        replay(letter, ", " + correction)
                .statusCode(422)
                .contentType("application/problem+json")
                .body("detail", containsString("\"force\": true"));
        assertThat(scene.replays(order)).isEmpty();
        when().get("/dead-letters/" + letter).then().body("state", equalTo("OPEN"));

        replay(letter, ", " + correction + ", \"force\": true").statusCode(202);
    }

    @Test
    void refusesWhatItsServiceHasNoReactionTo() {
        UUID letter = letterAbout(Outcome.placed(order));
        String shipped = new String(EventCodec.encode(new InventoryShipped(order, "T1")), StandardCharsets.UTF_8);

        replay(letter, ", \"body\": " + shipped + ", \"headers\": {\"ce_type\": \"inventory.shipped.v1\"}")
                .statusCode(422)
                .body("detail", containsString("payment-service has no reaction to inventory.shipped.v1"));
    }

    @Test
    void refusesAMaskedValueWhoseOriginalNobodyKnows() {
        keep(new Delivery().andGarbage("orders.created", order));

        replay(scene.letterOf(order), ", \"body\": {\"paymentToken\": \"***\"}, \"force\": true")
                .statusCode(422)
                .body("detail", containsString("the body's paymentToken holds ***"));
    }

    @Test
    void refusesARecordOfWhichThereIsNoCopyUntilAllOfItIsGiven() {
        ConsumerRecord<String, byte[]> good =
                Delivery.of(Outcome.placed(order)).records().iterator().next();
        keep(new Delivery().and(new ConsumerRecord<>("orders.created", 5, 77, order.toString(), new byte[600 * 1024])));
        UUID letter = scene.letterOf(order);

        replay(letter, "").statusCode(409).body("detail", containsString("read it at orders.created/5/77"));

        StringBuilder headers = new StringBuilder();
        good.headers()
                .forEach(header -> headers.append(headers.isEmpty() ? "" : ", ")
                        .append('"' + header.key() + "\": \"" + new String(header.value(), StandardCharsets.UTF_8)
                                + '"'));
        replay(
                        letter,
                        ", \"body\": " + new String(good.value(), StandardCharsets.UTF_8) + ", \"headers\": {" + headers
                                + "}")
                .statusCode(202);
        assertThat(sent(1).get(0).body()).hasSizeLessThan(1_000);
    }

    @Test
    void putsALetterAside() {
        UUID letter = letterAbout(Outcome.placed(order));

        post(letter + "/park", "{" + SIGNED + "}").statusCode(204);

        when().get("/dead-letters/" + letter)
                .then()
                .body("state", equalTo("PARKED"), "actions.action", contains("PARK"))
                .body("actions.reason", contains("fixed in 1.2"));
        post(letter + "/park", "{" + SIGNED + "}")
                .statusCode(409)
                .body("detail", equalTo("dead letter " + letter + " is PARKED: only an open one can be parked"));
        replay(letter, "").statusCode(409);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"by\": \" \", \"reason\": \"\"}", "{\"by\": \"a\\nb\", \"reason\": \"a\\u0000\"}"})
    void wantsToKnowWhoAndWhy(String nobody) {
        UUID letter = letterAbout(Outcome.placed(order));
        for (String path : List.of(letter + "/replay", letter + "/park")) {
            post(path, nobody).statusCode(400).body("errors.field", contains("by", "reason"));
        }
        post(letter + "/park", "").statusCode(400).contentType("application/problem+json");
        when().get("/dead-letters/" + letter).then().body("state", equalTo("OPEN"));
    }

    @Test
    void doesNotKnowWhatWasNeverHeard() {
        replay(order, "").statusCode(404).body("detail", equalTo("dead letter " + order + " is not known here"));
        post(order + "/park", "{" + SIGNED + "}").statusCode(404);
    }

    private UUID letterAbout(SagaEvent event) {
        keep(Delivery.of(event));
        return scene.letterOf(order);
    }

    private void keep(Delivery poison) {
        scene.keeps(new Delivery().andLetters(PAYMENT, poison, new IllegalStateException("no")));
    }

    private List<OriginalRecord> sent(int count) {
        soon().until(() -> scene.replays(order).size() == count);
        return scene.replays(order);
    }

    private static ValidatableResponse replay(UUID letter, String more) {
        return post(letter + "/replay", "{" + SIGNED + more + "}");
    }

    private static ValidatableResponse post(String path, String body) {
        return given().contentType("application/json")
                .body(body)
                .post("/dead-letters/" + path)
                .then();
    }
}
