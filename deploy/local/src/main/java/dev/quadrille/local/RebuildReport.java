package dev.quadrille.local;

import dev.quadrille.local.client.Rebuild;
import dev.quadrille.local.client.Rebuild.Example;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import picocli.CommandLine.ExitCode;

/** What a rebuild that has ended has found. */
record RebuildReport(Rebuild rebuild) {

    private static final String NOT_COMPUTED = "events";
    private static final int MAX_VALUE = 200;

    void print(PrintWriter out) {
        out.printf("%,d sagas looked at%s: %s%n", rebuild.done(), duration(), verdict());
        rebuild.differences().byField().forEach((field, sagas) -> out.printf("  %-12s %,9d%n", field, sagas));
        rebuild.differences().examples().forEach(example -> print(example, out));
        long more = rebuild.differences().byField().values().stream()
                        .mapToLong(Long::longValue)
                        .sum()
                - rebuild.differences().examples().size();
        if (more > 0) {
            out.printf("and %,d more%n", more);
        }
    }

    int exitCode() {
        if (rebuild.dryRun()) {
            return rebuild.differences().count() == 0 ? ExitCode.OK : RebuildCommand.DIFFERS;
        }
        return notComputed() == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private String verdict() {
        long differing = rebuild.differences().count();
        if (differing == 0) {
            return "none differs from its events";
        }
        if (rebuild.dryRun()) {
            return "%,d differ from their events, nothing was written".formatted(differing);
        }
        String left = notComputed() == 0 ? "" : ", %,d cannot be computed and stay".formatted(notComputed());
        return "%,d differed and are as their events say%s".formatted(differing - notComputed(), left);
    }

    private long notComputed() {
        return rebuild.differences().byField().getOrDefault(NOT_COMPUTED, 0L);
    }

    private String duration() {
        return rebuild.startedAt() == null || rebuild.endedAt() == null
                ? ""
                : " in %.1f s"
                        .formatted(
                                Duration.between(Instant.parse(rebuild.startedAt()), Instant.parse(rebuild.endedAt()))
                                                .toMillis()
                                        / 1_000.0);
    }

    private static void print(Example example, PrintWriter out) {
        out.printf("%s  %s: %s → %s%n", example.orderId(), example.field(), shown(example.was()), shown(example.is()));
    }

    private static String shown(String value) {
        if (value == null || value.isEmpty()) {
            return "nothing";
        }
        return value.length() > MAX_VALUE ? value.substring(0, MAX_VALUE) + "…" : value;
    }
}
