package dev.quadrille.order.api;

import dev.quadrille.messaging.RealDatabase;
import dev.quadrille.messaging.http.BadClients;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(RealDatabase.class)
class OrderBadClientsTest extends BadClients {

    @Override
    protected String page() {
        return "/orders";
    }

    @Override
    protected String desk() {
        return "/orders";
    }

    @Override
    protected String form() {
        return Requests.orderOf(Requests.TWO_TEAS);
    }
}
