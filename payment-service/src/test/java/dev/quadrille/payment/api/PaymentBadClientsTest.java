package dev.quadrille.payment.api;

import dev.quadrille.messaging.RealDatabase;
import dev.quadrille.messaging.http.BadClients;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(RealDatabase.class)
class PaymentBadClientsTest extends BadClients {

    @Override
    protected String page() {
        return "/faults";
    }

    @Override
    protected String desk() {
        return "/faults/decline-percent";
    }

    @Override
    protected String form() {
        return "{\"value\":\"0\"}";
    }

    @Override
    protected String method() {
        return "PUT";
    }
}
