package dev.quadrille.order.api;

import dev.quadrille.messaging.RealDatabase;
import dev.quadrille.messaging.http.RouteFuzz;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;

@QuarkusTest
@QuarkusTestResource(RealDatabase.class)
class OrderFuzzTest extends RouteFuzz {

    /** Orders of other tests may come to their deadline meanwhile, which is no trace of a request. */
    @Override
    protected List<String> tables() {
        return List.of(
                "product",
                "order_view",
                "order_event where data ->> 'reason' is distinct from 'TIMED_OUT'",
                "idempotency_key");
    }
}
