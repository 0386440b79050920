package dev.quadrille.notification.api;

import dev.quadrille.contracts.CancellationReason;
import dev.quadrille.notification.SagaStatus;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Which sagas somebody asks for, as it came: each part may be missing or wrong. */
record SagaQuery(
        String status,
        String reason,
        String customerId,
        String since,
        String until,
        String minDurationMs,
        String maxDurationMs) {

    private static final String STATUSES = names(SagaStatus.values());
    private static final String REASONS = names(CancellationReason.values());

    /** Leaves in the parameters what is wrong. */
    SagaFilter filter(Parameters parameters) {
        return new SagaFilter(
                parameters.read("status", status, SagaStatus::valueOf, STATUSES),
                parameters.read("reason", reason, CancellationReason::valueOf, REASONS),
                parameters.read("customerId", customerId, Parameters::text, Parameters.TEXT),
                parameters.read("since", since, Parameters::time, Parameters.TIME),
                parameters.read("until", until, Parameters::time, Parameters.TIME),
                parameters.read("minDurationMs", minDurationMs, Parameters::milliseconds, Parameters.MILLISECONDS),
                parameters.read("maxDurationMs", maxDurationMs, Parameters::milliseconds, Parameters.MILLISECONDS));
    }

    private static String names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name).collect(Collectors.joining(", "));
    }
}
