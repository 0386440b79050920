package dev.quadrille.notification.api;

import dev.quadrille.contracts.Participant;
import dev.quadrille.notification.DeadLetterFilter;
import dev.quadrille.notification.DeadLetterState;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Which dead letters somebody asks for, as it came: each part may be missing or wrong. */
public record DeadLetterQuery(
        String service,
        String state,
        String type,
        String topic,
        String orderId,
        String cause,
        String since,
        String until) {

    static final String STATES =
            Arrays.stream(DeadLetterState.values()).map(DeadLetterState::name).collect(Collectors.joining(", "));
    private static final String SERVICES =
            Participant.all().stream().map(Participant::service).collect(Collectors.joining(", "));

    /** Leaves in the parameters what is wrong. */
    DeadLetterFilter filter(Parameters parameters) {
        return new DeadLetterFilter(
                parameters.read("service", service, DeadLetterQuery::service, SERVICES),
                parameters.read("state", state, DeadLetterState::valueOf, STATES),
                parameters.read("type", type, Parameters::text, Parameters.TEXT),
                parameters.read("topic", topic, Parameters::text, Parameters.TEXT),
                parameters.read("orderId", orderId, Parameters::uuid, "a UUID"),
                parameters.read("cause", cause, Parameters::text, Parameters.TEXT),
                parameters.read("since", since, Parameters::time, Parameters.TIME),
                parameters.read("until", until, Parameters::time, Parameters.TIME));
    }

    private static String service(String name) {
        return Participant.all().stream()
                .map(Participant::service)
                .filter(name::equals)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name));
    }
}
