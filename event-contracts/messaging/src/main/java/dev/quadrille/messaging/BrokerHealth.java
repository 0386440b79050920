package dev.quadrille.messaging;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.health.api.HealthGroup;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Whether the broker answers, in a health group of its own: no reason to take a service out of its load balancer, since
 * the outbox holds what it says.
 */
@HealthGroup("broker")
@ApplicationScoped
class BrokerHealth implements AsyncHealthCheck {

    private final BrokerAdmin broker;

    BrokerHealth(BrokerAdmin broker) {
        this.broker = broker;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return Uni.createFrom()
                .completionStage(() -> broker.client().describeCluster().nodes().toCompletionStage())
                .map(nodes -> HealthCheckResponse.named("broker")
                        .status(!nodes.isEmpty())
                        .withData("nodes", nodes.size())
                        .build())
                .ifNoItem()
                .after(Duration.ofMillis(BrokerAdmin.PATIENCE_MS))
                .fail()
                .onFailure()
                .recoverWithItem(failure -> HealthCheckResponse.named("broker")
                        .down()
                        .withData("cause", failure.toString())
                        .build());
    }
}
