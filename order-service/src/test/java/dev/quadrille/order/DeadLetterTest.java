package dev.quadrille.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.quadrille.messaging.Delivery;
import dev.quadrille.messaging.RealDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What cannot be handled is put away with its cause, and its neighbours go through. */
@QuarkusTest
@QuarkusTestResource(RealDatabase.class)
class DeadLetterTest {

    @Inject
    Scene scene;

    private final Events unknown = new Events(UuidCreator.getTimeOrderedEpoch());
    private Events order;
    private Events other;

    @BeforeEach
    void place() {
        order = new Events(scene.places());
        other = new Events(scene.places());
    }

    @Test
    void buriesWhatIsSaidAboutAnUnknownOrderAndServesItsNeighbours() {
        scene.hears(order.reserved(), unknown.reserved(), other.reserved()).hasHeardAll();

        servesTheNeighbours();
        scene.says(unknown.order());
        assertThat(scene.stream(unknown.order())).isEmpty();
        buried(unknown.order(), "UnknownOrder: order " + unknown.order() + " is not known here");
    }

    @Test
    void buriesWhatCannotHappenAndServesItsNeighbours() {
        Events pending = new Events(scene.places());

        scene.hears(order.reserved(), pending.shipped(), other.reserved()).hasHeardAll();

        servesTheNeighbours();
        scene.says(pending.order(), pending.created());
        assertThat(scene.stream(pending.order())).containsExactly("order.created.v2");
        buried(pending.order(), "cannot happen to an order that is PENDING");
    }

    @Test
    void buriesARecordThatCannotBeReadAndServesItsNeighbours() {
        UUID unreadable = UuidCreator.getTimeOrderedEpoch();

        scene.hears(Delivery.of(order.reserved())
                        .andGarbage("inventory.reserved", unreadable)
                        .and(other.reserved(), UuidCreator.getTimeOrderedEpoch()))
                .hasHeardAll();

        servesTheNeighbours();
        buried(unreadable, "MalformedEvent");
    }

    private void servesTheNeighbours() {
        assertThat(List.of(order, other))
                .allSatisfy(each -> scene.says(each.order(), each.created(), each.confirmed()));
    }

    private void buried(UUID key, String cause) {
        assertThat(scene.deadLetters(key)).singleElement().asString().contains(cause);
    }
}
