package dev.quadrille.notification;

import static dev.quadrille.contracts.Participant.NOTIFICATION;
import static dev.quadrille.contracts.Participant.PAYMENT;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.quadrille.messaging.BuriedRecord;
import dev.quadrille.messaging.Delivery;
import dev.quadrille.messaging.RealDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** Every dead letter is kept as it came, once, and shown without what is nobody's business. */
@QuarkusTest
@QuarkusTestResource(RealDatabase.class)
class DeadLettersTest {

    private static final RuntimeException CAUSE = new IllegalStateException("the total of jo@example.com is odd");

    @Inject
    Scene scene;

    private final UUID order = UuidCreator.getTimeOrderedEpoch();

    @Test
    void areKeptOnceHoweverOftenTheyAreDelivered() {
        Delivery letters = new Delivery().andLetters(PAYMENT, Delivery.of(Outcome.placed(order)), CAUSE);

        scene.keeps(letters).keeps(letters);

        assertThat(scene.rows("select from dead_letter where order_id = $1", order))
                .hasSize(1);
    }

    @Test
    void areShownWithTheirRecordTheirPlaceAndTheirCause() {
        scene.keeps(new Delivery().andLetters(PAYMENT, Delivery.of(Outcome.placed(order)), CAUSE));

        when().get("/dead-letters/" + scene.letterOf(order))
                .then()
                .statusCode(200)
                .body("service", equalTo("payment-service"), "state", equalTo("OPEN"))
                .body("type", equalTo("order.created.v2"), "orderId", equalTo(order.toString()))
                .body("topic", equalTo("orders.created"), "partition", equalTo(0))
                .body("attempts", equalTo(1), "version", equalTo("1.0.0-SNAPSHOT"))
                .body("cause", equalTo("IllegalStateException: the total of j***@example.com is odd"))
                .body("stack", startsWith("java.lang.IllegalStateException\n  at "))
                .body("key", equalTo(order.toString()), "headers.ce_type", equalTo("order.created.v2"))
                .body("bodyEncoding", equalTo("json"), "body.total.minor", equalTo(2500))
                .body("body.customerEmail", equalTo("c***@example.com"), "body.paymentToken", equalTo("***"))
                .body("actions", empty(), "others", empty(), "omitted", nullValue(), "replayId", nullValue());
    }

    @Test
    void neverShowAnAddressOrATokenEvenWhereTheyCannotBeRead() {
        String torn = "{\"orderId\":\"" + order + "\",\"customerEmail\":\"c42@example.com\",\"paymentToken\":\"tok_ok";
        byte[] binary = (torn + "\"}\u00ff").getBytes(StandardCharsets.ISO_8859_1);
        Delivery poison = new Delivery()
                .and(record("orders.created", 1, order.toString(), torn.getBytes(StandardCharsets.UTF_8)))
                .and(record("orders.created", 2, "c42@example.com", binary));

        scene.keeps(new Delivery().andLetters(PAYMENT, poison, CAUSE));

        when().get("/dead-letters/" + scene.letterOf(order))
                .then()
                .body("bodyEncoding", equalTo("text"))
                .body(
                        "body",
                        equalTo("{\"orderId\":\"" + order
                                + "\",\"customerEmail\":\"c***@example.com\",\"paymentToken\":\"***\""));
        UUID other = scene.rows("select id from dead_letter where record_key = 'c42@example.com'")
                .get(0)
                .getUUID("id");
        String base64 = when().get("/dead-letters/" + other)
                .then()
                .body("bodyEncoding", equalTo("base64"), "key", equalTo("c***@example.com"))
                .extract()
                .path("body");
        assertThat(new String(Base64.getDecoder().decode(base64), StandardCharsets.ISO_8859_1))
                .contains("c***@example.com", "\"***\"}\u00ff")
                .doesNotContain("c42@", "tok_ok");
        assertThat(get("/dead-letters?limit=500").asString()).doesNotContain("c42@", "jo@", "tok_ok");
    }

    @Test
    void areKeptEvenWhereTheyAreNoLetters() {
        ConsumerRecord<String, byte[]> stray =
                record("payment-service.dead-letters", 7_000_000, "stray\0" + order, new byte[] {0, (byte) 0xff});
        stray.headers().add("a\0b", new byte[] {0, 1});

        scene.keeps(new Delivery().and(stray));

        UUID id = scene.rows("select id from dead_letter where record_key = $1", "stray" + order)
                .get(0)
                .getUUID("id");
        when().get("/dead-letters/" + id)
                .then()
                .body("cause", startsWith("this is no dead letter, it is kept as it is: header ce_type"))
                .body("topic", equalTo("payment-service.dead-letters"), "offset", equalTo(7_000_000))
                .body("bodyEncoding", equalTo("base64"), "body", equalTo("AP8="));
    }

    @Test
    void areMentionedInTheSagaThatTheyHoldUp() {
        scene.hears(Outcome.placed(order)).hasHeardAll();
        scene.keeps(new Delivery().andLetters(PAYMENT, Delivery.of(Outcome.placed(order)), CAUSE));

        when().get("/sagas/" + order)
                .then()
                .statusCode(200)
                .body("deadLetters.service", contains("payment-service"))
                .body("deadLetters.type", contains("order.created.v2"))
                .body("deadLetters.state", contains("OPEN"))
                .body("deadLetters.cause", contains(containsString("is odd")));
    }

    /** Replayed twice, or replayed though it was heard: it is no second step. */
    @Test
    void changeNothingWhereTheyAreReplayedAndWereHeardBefore() {
        Story story = Outcome.SHIPPED.of(order);
        scene.hears(story).hasHeardAll();
        Delivery created = Story.delivery(story.steps().subList(0, 1));
        scene.keeps(new Delivery().andLetters(NOTIFICATION, created, CAUSE));
        BuriedRecord letter = DeadLetters.letter(scene.rows("select * from dead_letter where order_id = $1", order)
                .get(0));

        scene.hears(new Delivery().andReplay(letter, letter.original())).hasHeardAll();

        when().get("/sagas/" + order).then().body("steps", equalTo(story.names()), "events", hasSize(5));
        assertThat(scene.buried(order)).isEmpty();
    }

    @Test
    void areNotKnownBeforeTheyAreHeard() {
        when().get("/dead-letters/" + order)
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("detail", equalTo("dead letter " + order + " is not known here"));
    }

    private static ConsumerRecord<String, byte[]> record(String topic, long offset, String key, byte[] body) {
        return new ConsumerRecord<>(topic, 11, offset, key, body);
    }
}
