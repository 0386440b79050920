package dev.quadrille.inventory;

import static dev.quadrille.inventory.Orders.confirmed;
import static dev.quadrille.inventory.Orders.paid;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.quadrille.contracts.InventoryEvent.InventoryRejected;
import dev.quadrille.contracts.InventoryEvent.InventoryRejected.Shortage;
import dev.quadrille.contracts.InventoryEvent.InventoryReserved;
import dev.quadrille.contracts.SagaEvent;
import dev.quadrille.messaging.RealDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many orders want the same goods at the same time. */
@QuarkusTest
@QuarkusTestResource(RealDatabase.class)
class CrowdTest {

    @Inject
    Scene scene;

    private final UUID order = UuidCreator.getTimeOrderedEpoch();
    private final String tea = "TEA-" + order;

    @Test
    void servesTheFirstOfManyOrdersUntilNothingIsLeft() {
        List<UUID> orders = IntStream.range(0, 400)
                .mapToObj(i -> UuidCreator.getTimeOrderedEpoch())
                .toList();
        scene.restock(tea, 301);

        scene.hears(orders.stream().map(each -> paid(each, 2, tea)).toArray(SagaEvent[]::new))
                .hasHeardAll();

        assertThat(orders.subList(0, 150)).allSatisfy(each -> scene.says(each, new InventoryReserved(each)));
        assertThat(orders.subList(150, 400))
                .allSatisfy(each -> scene.says(each, new InventoryRejected(each, List.of(new Shortage(tea, 2, 1)))));
        assertThat(scene.stock(tea)).isEqualTo(new StockLevel(tea, 301, 300, 0));
    }

    @Test
    void losesNoRestockWhileOrdersAreReserved() {
        List<UUID> orders = IntStream.range(0, 40)
                .mapToObj(i -> UuidCreator.getTimeOrderedEpoch())
                .toList();
        scene.restock(tea, 40);

        List<CompletableFuture<StockLevel>> restocks = orders.stream()
                .map(each -> {
                    scene.hears(paid(each, 1, tea));
                    return scene.restockLater(tea, 1);
                })
                .toList();
        restocks.forEach(CompletableFuture::join);
        scene.hasHeardAll();

        assertThat(scene.stock(tea)).isEqualTo(new StockLevel(tea, 80, 40, 0));
    }

    @Test
    void whatCameInIsOnHandOrHasLeft() {
        scene.restock(tea, 10);
        scene.hears(paid(order, 3, tea)).says(order, new InventoryReserved(order));
        scene.hears(confirmed(order)).hasHeardAll();

        assertThat(scene.skusThatDoNotAddUp()).isEmpty();
    }
}
