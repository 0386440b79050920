package dev.quadrille.notification;

import static dev.quadrille.contracts.Participant.PAYMENT;
import static dev.quadrille.messaging.Soon.soon;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.quadrille.messaging.Delivery;
import dev.quadrille.messaging.RealDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** An operator sends back all that a mended fault has left behind. */
@QuarkusTest
@QuarkusTestResource(RealDatabase.class)
class BulkReplayTest {

    @Inject
    Scene scene;

    private final UUID order = UuidCreator.getTimeOrderedEpoch();
    private final String fault = "fault " + order;

    @Test
    void sendsEveryOpenLetterThatFitsAndNoOther() {
        keep(1_200, 100);
        UUID parked = scene.rows("select id from dead_letter where cause like '%' || $1 limit 1", fault)
                .get(0)
                .getUUID("id");
        scene.rows("update dead_letter set state = 'PARKED' where id = $1", parked);

        replay("{\"cause\": \"" + fault + "\"}")
                .statusCode(202)
                .body("replayed", equalTo(1_199), "remaining", equalTo(0), "withoutCopy", equalTo(0));

        soon().until(() -> scene.replays(order).size() == 1_199);
        assertThat(scene.rows(
                        "select from dead_letter_action a join dead_letter d on d.id = a.letter_id where d.cause like '%' || $1"
                                + " and a.done_by = 'jo' and a.reason = 'mended' and a.replay_id is not null",
                        fault))
                .hasSize(1_199);
        replay("{\"cause\": \"" + fault + "\"}").body("replayed", equalTo(0));
        assertThat(scene.rows("select from dead_letter where id = $1 and state = 'PARKED'", parked))
                .hasSize(1);
    }

    /** Each time as many as fit into memory. */
    @Test
    void sendsManyLargeLettersToo() {
        keep(30, 500_000);

        replay("{\"cause\": \"" + fault + "\"}").statusCode(202).body("replayed", equalTo(30));

        soon().until(() -> scene.replays(order).size() == 30);
    }

    @Test
    void saysHowManyHaveNoCopyThatCouldBeSent() {
        keep(2, 600_000);

        replay("{\"cause\": \"" + fault + "\"}")
                .statusCode(202)
                .body("replayed", equalTo(0), "remaining", equalTo(0), "withoutCopy", equalTo(2));
    }

    /** Such a message would silence the outbox for ever. */
    @Test
    void leavesAloneWhatNoMessageCouldHold() {
        ConsumerRecord<String, byte[]> stray = new ConsumerRecord<>(
                "payment-service.dead-letters", 4, order.hashCode() & 0xFFFFFF, order.toString(), new byte[900_000]);
        scene.keeps(new Delivery().and(stray));
        UUID letter = scene.rows("select id from dead_letter where record_key = $1", order.toString())
                .get(0)
                .getUUID("id");

        replay("{\"orderId\": \"" + order + "\"}")
                .statusCode(202)
                .body("replayed", equalTo(0), "remaining", equalTo(0), "withoutCopy", equalTo(1));
        given().contentType("application/json")
                .body("{\"by\": \"jo\", \"reason\": \"r\"}")
                .post("/dead-letters/" + letter + "/replay")
                .then()
                .statusCode(422)
                .body("detail", containsString("a replay takes at most"));
    }

    @Test
    void wantsAFilterAndASignature() {
        post("{\"by\": \"jo\", \"reason\": \"mended\"}").statusCode(400).body("errors.field", contains("filter"));
        post("{\"filter\": {}}").statusCode(400).body("errors.field", contains("by", "reason"));
        replay("{\"state\": \"PARKED\"}").statusCode(400).body("errors.field", contains("state"));
        replay("{\"service\": \"x\", \"since\": \"y\"}")
                .statusCode(400)
                .body("errors.field", contains("service", "since"));
        replay("{\"servise\": \"payment-service\"}").statusCode(400);
    }

    private void keep(int count, int bytes) {
        for (int done = 0; done < count; done += 200) {
            Delivery poison = new Delivery();
            for (int i = 0; i < Math.min(200, count - done); i++) {
                poison.and(new ConsumerRecord<>("orders.created", 3, done + i, order.toString(), new byte[bytes]));
            }
            scene.keeps(new Delivery().andLetters(PAYMENT, poison, new IllegalStateException(fault)));
        }
    }

    private static ValidatableResponse replay(String filter) {
        return post("{\"filter\": " + filter + ", \"by\": \"jo\", \"reason\": \"mended\"}");
    }

    private static ValidatableResponse post(String body) {
        return given().contentType("application/json")
                .body(body)
                .post("/dead-letters/replay")
                .then();
    }
}
