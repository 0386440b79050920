package dev.quadrille.inventory.api;

import dev.quadrille.messaging.RealDatabase;
import dev.quadrille.messaging.http.RouteFuzz;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;

@QuarkusTest
@QuarkusTestResource(RealDatabase.class)
class InventoryFuzzTest extends RouteFuzz {

    @Override
    protected List<String> tables() {
        return List.of("stock", "reservation", "restock");
    }
}
