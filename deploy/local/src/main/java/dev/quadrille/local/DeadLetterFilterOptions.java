package dev.quadrille.local;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** Which dead letters; every option that is given narrows them down. */
final class DeadLetterFilterOptions {

    @Option(names = "--service", paramLabel = "SERVICE", description = "Of this service, such as payment-service.")
    private String service;

    @Option(names = "--type", paramLabel = "TYPE", description = "Of this type, such as order.created.v2.")
    private String type;

    @Option(names = "--topic", paramLabel = "TOPIC", description = "Read from this topic.")
    private String topic;

    @Option(names = "--order", paramLabel = "ID", description = "About this order.")
    private String order;

    @Option(names = "--cause", paramLabel = "TEXT", description = "With this in the cause.")
    private String cause;

    @Option(names = "--since", paramLabel = "TIME", description = "Given up since then, such as 2026-12-01T12:00:00Z.")
    private String since;

    @Option(names = "--until", paramLabel = "TIME", description = "Given up before then.")
    private String until;

    /** By the names that notification-service gives them. */
    Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        put(parameters, "service", service);
        put(parameters, "type", type);
        put(parameters, "topic", topic);
        put(parameters, "orderId", order);
        put(parameters, "cause", cause);
        put(parameters, "since", since);
        put(parameters, "until", until);
        return parameters;
    }

    private static void put(Map<String, String> parameters, String name, String value) {
        if (value != null) {
            parameters.put(name, value);
        }
    }
}
