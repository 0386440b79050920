package dev.quadrille.messaging;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.health.api.HealthGroup;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Whether the broker answers, in a health group of its own: no reason to take a service out of its load balancer, since
 * the outbox holds what it says.
 */
@HealthGroup("broker")
@ApplicationScoped
class BrokerHealth implements AsyncHealthCheck {

    private static final int PATIENCE_MS = 2_000;

    private final Map<String, Object> configuration;
    private Admin admin;

    BrokerHealth(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        configuration = new HashMap<>();
        configuration.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MS);
        configuration.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MS);
        kafka.forEach((name, value) -> {
            if (AdminClientConfig.configNames().contains(name)) {
                configuration.put(name, value);
            }
        });
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return Uni.createFrom()
                .completionStage(() -> admin().describeCluster().nodes().toCompletionStage())
                .map(nodes -> HealthCheckResponse.named("broker")
                        .status(!nodes.isEmpty())
                        .withData("nodes", nodes.size())
                        .build())
                .ifNoItem()
                .after(Duration.ofMillis(PATIENCE_MS))
                .fail()
                .onFailure()
                .recoverWithItem(failure -> HealthCheckResponse.named("broker")
                        .down()
                        .withData("cause", failure.toString())
                        .build());
    }

    private synchronized Admin admin() {
        if (admin == null) {
            admin = Admin.create(configuration);
        }
        return admin;
    }

    @PreDestroy
    synchronized void close() {
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
    }
}
