package dev.quadrille.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every command that an alert names exists, with these options. */
class RunbookTest {

    private static final Pattern RUNBOOK = Pattern.compile("runbook: \"deploy/quadrille ([^;\"]+)");

    @Test
    void everyRunbookBeginsWithACommandThatExists() throws IOException {
        String alerts = Files.readString(Path.of("../observability/alerts.yaml"));
        List<String> commands = RUNBOOK.matcher(alerts)
                .results()
                .map(runbook -> runbook.group(1))
                .toList();

        assertThat(commands).isNotEmpty().hasSize(alerts.split("runbook:").length - 1);
        assertThat(commands).allSatisfy(RunbookTest::assertExists);
    }

    private static void assertExists(String command) {
        String[] words =
                command.replace("{{ $labels.service }}", "payment-service").split(" ");
        assertThatCode(() -> Quadrille.commandLine().parseArgs(words))
                .as(command)
                .doesNotThrowAnyException();
    }
}
