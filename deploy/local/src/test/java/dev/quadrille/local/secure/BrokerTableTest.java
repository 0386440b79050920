package dev.quadrille.local.secure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrille.contracts.BrokerRights;
import dev.quadrille.contracts.EventCatalog;
import dev.quadrille.contracts.Participant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What each service may do with each topic stands in deploy/README.md (ASVS 5.0: 8.1.1); each cell is tried by
 * {@link BrokerGuardTest}. {@code -Dquadrille.write=true} writes it.
 */
class BrokerTableTest {

    private static final Path README = Path.of("../README.md");
    private static final Pattern SECTION =
            Pattern.compile("(?s)(?<=<!-- access of kafka: begin -->\n).*?(?=<!-- access of kafka: end -->)");

    @Test
    void theTableInTheReadmeIsTheOneOfTheCode() throws IOException {
        String table = table();
        if (Boolean.getBoolean("quadrille.write")) {
            Matcher section = SECTION.matcher(Files.readString(README));
            Files.writeString(README, section.replaceFirst(Matcher.quoteReplacement(table)));
        }

        assertThat(SECTION.matcher(Files.readString(README)).results())
                .as("run this test with -Dquadrille.write=true")
                .singleElement()
                .satisfies(section -> assertThat(section.group()).isEqualTo(table));
    }

    private static String table() {
        String head = Participant.all().stream()
                .map(Participant::service)
                .collect(Collectors.joining(" | ", "| topic | ", " |\n"));
        return EventCatalog.topics().stream()
                .map(BrokerTableTest::row)
                .collect(Collectors.joining("\n", head + "|---|---|---|---|---|\n", "\n"));
    }

    private static String row(String topic) {
        return Participant.all().stream()
                .map(service -> cell(BrokerRights.of(service), topic))
                .collect(Collectors.joining(" | ", "| `" + topic + "` | ", " |"));
    }

    private static String cell(BrokerRights rights, String topic) {
        String reads = rights.reads().contains(topic) ? "reads" : "";
        return rights.writes().contains(topic) ? (reads + " writes").strip() : reads;
    }
}
