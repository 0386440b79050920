package dev.quadrille.notification.api;

import dev.quadrille.messaging.RealDatabase;
import dev.quadrille.messaging.http.BadClients;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(RealDatabase.class)
class NotificationBadClientsTest extends BadClients {

    @Override
    protected String page() {
        return "/sagas";
    }

    @Override
    protected String desk() {
        return "/dead-letters/replay";
    }

    @Override
    protected String form() {
        return "{\"filter\":{},\"by\":\"ops\",\"reason\":\"mended\"}";
    }
}
