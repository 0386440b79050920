package dev.quadrille.local;

import dev.quadrille.local.bench.PlainGateway;
import java.lang.management.ManagementFactory;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options by which the system that a bench starts differs from any other. */
final class BenchTuning {

    /** Who takes the money. */
    private enum Payment {
        simulated,
        http
    }

    @Option(
            names = "--replicas",
            paramLabel = "SERVICE=N",
            description = "Start a service N times; may be given for several services.")
    private Map<String, Integer> replicas = Map.of();

    @Option(
            names = "--payment",
            defaultValue = "simulated",
            description = "The gateway: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Payment payment;

    @Option(names = "--batch", paramLabel = "N", description = "The most records that a service takes at once.")
    private Integer batch;

    @Option(names = "--linger", paramLabel = "MS", description = "How long a relay's producer waits for more.")
    private Integer linger;

    @Option(names = "--secure", description = "The services let nobody in without a token.")
    private boolean secure;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    Map<ServiceName, Integer> replicas() {
        try {
            Map<ServiceName, Integer> counts = new EnumMap<>(ServiceName.class);
            replicas.forEach((service, count) -> counts.put(ServiceName.of(service), count));
            return counts;
        } catch (LocalFailure e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    boolean secure() {
        return secure;
    }

    /** What the services are told. */
    Map<String, String> environment(PlainGateway gateway) {
        Map<String, String> environment = new HashMap<>();
        if (payment == Payment.http) {
            environment.put("QUADRILLE_PAYMENT_GATEWAY", "http");
            environment.put("QUADRILLE_PAYMENT_GATEWAY_URL", gateway.url());
        }
        if (batch != null) {
            environment.put("MP_MESSAGING_INCOMING_SAGA_MAX_POLL_RECORDS", batch.toString());
        }
        if (linger != null) {
            environment.put("KAFKA_LINGER_MS", linger.toString());
        }
        return environment;
    }

    Map<String, String> described() {
        Map<String, String> described = new TreeMap<>();
        described.put("payment", payment.toString());
        described.put("secure", String.valueOf(secure));
        replicas.forEach((service, count) -> described.put("replicas of " + service, count.toString()));
        if (batch != null) {
            described.put("batch", batch.toString());
        }
        if (linger != null) {
            described.put("lingerMs", linger.toString());
        }
        return described;
    }

    /** With what the JVMs are started. */
    static Map<String, List<String>> flags() {
        return Map.of(
                "services", JvmProfile.SUSTAINED.service(),
                "kafka", JvmProfile.SUSTAINED.broker(),
                "load-generator",
                        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                                .filter(flag -> flag.startsWith("-X"))
                                .toList());
    }
}
