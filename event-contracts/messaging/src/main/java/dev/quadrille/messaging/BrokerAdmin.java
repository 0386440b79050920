package dev.quadrille.messaging;

import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** Asks the broker about itself, by one client that is made when it is first needed. */
@ApplicationScoped
class BrokerAdmin {

    static final int PATIENCE_MS = 2_000;

    private final Map<String, Object> configuration;
    private Admin admin;

    BrokerAdmin(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        configuration = new HashMap<>();
        configuration.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MS);
        configuration.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MS);
        kafka.forEach((name, value) -> {
            if (AdminClientConfig.configNames().contains(name)) {
                configuration.put(name, value);
            }
        });
    }

    /** What it is asked fails after two seconds without an answer. */
    synchronized Admin client() {
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
