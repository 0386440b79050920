package dev.quadrille.local.audit;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;

/** The broker, as a program reaches it. @param login what a client must be told where the broker asks who it is */
public record Broker(String bootstrapServers, Map<String, String> login) {

    /** One that asks nobody. */
    public static Broker open(String bootstrapServers) {
        return new Broker(bootstrapServers, Map.of());
    }

    /** What a client of Kafka is made from. @param settings what it is to be like */
    public Map<String, Object> client(Map<String, ?> settings) {
        Map<String, Object> client = new HashMap<>(login);
        client.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        client.putAll(settings);
        return client;
    }

    @Override
    public String toString() {
        return bootstrapServers;
    }
}
