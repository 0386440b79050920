package dev.quadrille.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrille.local.client.Rebuild;
import dev.quadrille.local.client.Rebuild.Differences;
import dev.quadrille.local.client.Rebuild.Example;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RebuildReportTest {

    private static final Differences NONE = new Differences(0, Map.of(), List.of());
    private static final Differences TWO = new Differences(
            2,
            Map.of("status", 2L),
            List.of(new Example("O", "status", "SHIPPED", "CANCELLED"), new Example("P", "status", null, "SHIPPED")));

    @Test
    void saysWhereNothingDiffers() {
        assertThat(lines(rebuilt(false, NONE)))
                .containsExactly("1,200 sagas looked at in 2.1 s: none differs from its events");
        assertThat(rebuilt(false, NONE).exitCode()).isZero();
        assertThat(rebuilt(true, NONE).exitCode()).isZero();
    }

    @Test
    void namesWhatDiffered() {
        assertThat(lines(rebuilt(false, TWO)))
                .containsExactly(
                        "1,200 sagas looked at in 2.1 s: 2 differed and are as their events say",
                        "  status               2",
                        "O  status: SHIPPED → CANCELLED",
                        "P  status: nothing → SHIPPED");
        assertThat(rebuilt(false, TWO).exitCode()).isZero();
    }

    @Test
    void saysThatADryRunHasWrittenNothing() {
        assertThat(lines(rebuilt(true, TWO)))
                .startsWith("1,200 sagas looked at in 2.1 s: 2 differ from their events, nothing was written");
        assertThat(rebuilt(true, TWO).exitCode()).isEqualTo(3);
    }

    @Test
    void saysWhatCannotBeComputedAndHowMuchIsNotShown() {
        Differences some = new Differences(
                30, Map.of("events", 2L), List.of(new Example("O", "events", "of 5 steps", "none is kept")));

        assertThat(lines(rebuilt(false, some)))
                .containsExactly(
                        "1,200 sagas looked at in 2.1 s: 28 differed and are as their events say, 2 cannot be computed and stay",
                        "  events               2",
                        "O  events: of 5 steps → none is kept",
                        "and 1 more");
        assertThat(rebuilt(false, some).exitCode()).isEqualTo(1);
    }

    private static RebuildReport rebuilt(boolean dryRun, Differences differences) {
        return new RebuildReport(new Rebuild(
                "jo",
                "why",
                dryRun,
                "DONE",
                1_200,
                1_200,
                "2026-12-01T12:00:00Z",
                "2026-12-01T12:00:02.100Z",
                differences));
    }

    private static List<String> lines(RebuildReport report) {
        StringWriter printed = new StringWriter();
        report.print(new PrintWriter(printed, true));
        return printed.toString().lines().toList();
    }
}
