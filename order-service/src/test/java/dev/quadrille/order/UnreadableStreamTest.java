package dev.quadrille.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrille.messaging.RealDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** An order whose stream nobody can read keeps no other order waiting. */
@QuarkusTest
@QuarkusTestResource(RealDatabase.class)
class UnreadableStreamTest {

    @Inject
    Scene scene;

    @Inject
    Pool pool;

    @Test
    void isLeftAsideUntilSomebodyCanReadIt() {
        Events ill = new Events(scene.places());
        Events neighbour = new Events(scene.places());
        rename(ill, "order.created.v2", "order.created.v99");

        try {
            scene.hears(ill.reserved(), neighbour.reserved())
                    .says(neighbour.order(), neighbour.created(), neighbour.confirmed());
            assertThat(scene.said(ill.order())).containsExactly(ill.created());
        } finally {
            rename(ill, "order.created.v99", "order.created.v2");
        }
        scene.says(ill.order(), ill.created(), ill.confirmed());
        assertThat(scene.deadLetters(ill.order())).isEmpty();
    }

    private void rename(Events order, String from, String to) {
        pool.preparedQuery("update order_event set type = $3 where order_id = $1 and type = $2")
                .executeAndAwait(Tuple.of(order.order(), from, to));
    }
}
