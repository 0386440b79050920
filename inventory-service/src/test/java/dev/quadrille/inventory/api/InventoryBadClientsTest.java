package dev.quadrille.inventory.api;

import dev.quadrille.messaging.RealDatabase;
import dev.quadrille.messaging.http.BadClients;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(RealDatabase.class)
class InventoryBadClientsTest extends BadClients {

    @Override
    protected String page() {
        return "/stock";
    }

    @Override
    protected String desk() {
        return "/stock/TEA-500/restocks";
    }

    @Override
    protected String form() {
        return "{\"quantity\":1}";
    }
}
