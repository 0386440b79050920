package dev.quadrille.order;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.quadrille.messaging.RealDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The stream is the truth: an order whose row is gone goes on, and its row is made anew. */
@QuarkusTest
@QuarkusTestResource(RealDatabase.class)
class MissingRowTest {

    @Inject
    Scene scene;

    @Inject
    Pool pool;

    private Events order;

    @BeforeEach
    void loseTheRow() {
        order = new Events(scene.places());
        pool.preparedQuery("delete from order_view where order_id = $1").executeAndAwait(Tuple.of(order.order()));
    }

    @Test
    void isWrittenAnewWithTheNextEvent() {
        Events neighbour = new Events(scene.places());

        scene.hears(order.processed(), neighbour.processed()).hasHeardAll();

        shown().body("status", equalTo("PENDING"), "version", equalTo(2), "customerId", equalTo("c-42"))
                .body("lines.sku", contains("TEA-500"), "total.minor", equalTo(2500), "deadline", notNullValue());
        assertThat(scene.addsUp(order.order())).isTrue();
        assertThat(scene.stream(neighbour.order())).hasSize(2);
    }

    @Test
    void keepsNoOrderFromItsEnd() {
        scene.hears(order.reserved()).says(order.order(), order.created(), order.confirmed());
        scene.hears(order.shipped()).hasHeardAll();

        shown().body("status", equalTo("SHIPPED"), "version", equalTo(4), "deadline", nullValue());
    }

    private ValidatableResponse shown() {
        return when().get("/orders/" + order.order()).then().statusCode(200);
    }
}
