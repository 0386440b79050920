package dev.quadrille.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrille.local.LocalService;
import dev.quadrille.local.LocalSystemBuilder;
import dev.quadrille.local.ServiceName;
import dev.quadrille.local.client.OrderRequest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Two of each service share the work; one of each is killed while they do. */
class ReplicasIT {

    private static final int ORDERS = 300;
    private static final String[] SKUS = {"TEA-500", "TEA-500", "COFFEE-250", "SOLD-OUT", "NO-CARRIER"};

    @Test
    void shareTheWorkAndTakeOverFromEachOther() {
        try (Stage stage = Stage.open(ReplicasIT::twoOfEach)) {
            List<CompletableFuture<String>> placed = IntStream.range(0, ORDERS)
                    .mapToObj(i -> stage.client().place(OrderRequest.of("c-" + i, 1, SKUS[i % SKUS.length], "tok_ok")))
                    .toList();
            List<String> orders = placed.stream().map(CompletableFuture::join).toList();
            for (ServiceName service : ServiceName.values()) {
                List<LocalService> replicas = stage.system().replicas(service);
                replicas.get(1).kill();
            }

            stage.awaitEnds(orders);

            assertThat(orders).doesNotHaveDuplicates();
            stage.audit();
        }
    }

    private static LocalSystemBuilder twoOfEach(LocalSystemBuilder builder) {
        for (ServiceName service : ServiceName.values()) {
            builder.replicas(service, 2);
        }
        return builder;
    }
}
