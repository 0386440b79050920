package dev.quadrille.notification.api;

import dev.quadrille.messaging.RealDatabase;
import dev.quadrille.messaging.http.RouteFuzz;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;

@QuarkusTest
@QuarkusTestResource(RealDatabase.class)
class NotificationFuzzTest extends RouteFuzz {

    @Override
    protected List<String> tables() {
        return List.of("dead_letter", "dead_letter_action", "saga_rebuild", "saga");
    }
}
