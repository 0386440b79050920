package dev.quadrille.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The dashboards and alerts say what they mean and what to do; OutcomesIT holds their metrics against the services. */
class ObservabilityTest {

    private static final String[] SERVICES = {
        "order-service", "payment-service", "inventory-service", "notification-service"
    };

    @Test
    void everyPanelSaysWhatItShows() {
        assertThat(Questions.panels()).hasSizeGreaterThan(10).allSatisfy(panel -> {
            assertThat(panel.path("title").asText()).isNotBlank();
            assertThat(panel.path("description").asText()).as("%s", panel).hasSizeGreaterThan(40);
            assertThat(panel.at("/fieldConfig/defaults/unit").asText())
                    .as("%s", panel)
                    .isNotBlank();
            assertThat(panel.at("/datasource/uid").asText()).isEqualTo("${datasource}");
            assertThat(panel.path("targets")).isNotEmpty();
        });
    }

    @Test
    void everyDashboardHasALastingAddress() {
        assertThat(Questions.dashboards()).isNotEmpty().allSatisfy(dashboard -> {
            assertThat(dashboard.path("uid").asText()).isNotBlank();
            assertThat(dashboard.path("panels").findValuesAsText("id")).doesNotHaveDuplicates();
        });
    }

    @Test
    void everyAlertSaysHowBadItIsAndWhatToDo() {
        assertThat(Questions.alerts()).hasSizeGreaterThan(5).allSatisfy(alert -> {
            String name = alert.path("alert").asText();
            assertThat(name).isNotBlank();
            assertThat(alert.path("for").asText()).as(name).matches("\\d+[smh]");
            assertThat(alert.at("/labels/severity").asText()).as(name).isIn("warning", "critical");
            assertThat(alert.at("/annotations/summary").asText()).as(name).isNotBlank();
            assertThat(runbook(alert)).as(name).startsWith("deploy/quadrille ").doesNotContain("\n");
        });
    }

    /** Those commands are held against the real ones by RunbookTest of deploy/local. */
    @Test
    void theReadmeNamesEveryAlertWithItsCommand() throws IOException {
        List<String> readme = Files.readAllLines(Questions.FOLDER.resolve("README.md"));
        assertThat(Questions.alerts())
                .allSatisfy(alert -> assertThat(readme)
                        .anySatisfy(line -> assertThat(line)
                                .startsWith("| " + alert.path("alert").asText() + " |")
                                .contains("`" + command(alert) + "`")));
    }

    @Test
    void everyExpressionCanBeRead() {
        assertThat(Questions.all())
                .allSatisfy(question -> assertThat(PromQl.series(question.expression()))
                        .as(question.where())
                        .isNotEmpty());
    }

    @Test
    void scrapesEveryServiceWhereItListens() throws IOException {
        JsonNode scrape = Questions.yaml("prometheus.yaml").at("/scrape_configs/0");
        List<JsonNode> names = Questions.stream(scrape.path("dns_sd_configs")).toList();
        assertThat(names).extracting(name -> name.at("/names/0").asText()).containsExactly(SERVICES);
        for (JsonNode name : names) {
            String service = name.at("/names/0").asText();
            assertThat(name.path("port").asText()).as(service).isEqualTo(managementPort());
        }
    }

    @Test
    void knowsWhatIsMissing() {
        Map<String, Set<String>> shown = Shown.series("""
                # TYPE saga_in_flight gauge
                saga_in_flight 3.0
                saga_ended_total{outcome="SHIPPED, \\"quickly\\"}",x="{y=\\"z\\"}"} 1.0 # {trace_id="1"} 1.0
                """);
        assertThat(shown).isEqualTo(Map.of("saga_in_flight", Set.of(), "saga_ended_total", Set.of("outcome", "x")));
        assertThat(Questions.unanswered(shown))
                .contains("OutboxWaits: nothing shows outbox_oldest_seconds")
                .noneMatch(missing -> missing.contains("saga_in_flight") || missing.contains("saga_ended_total"));
        assertThat(Questions.unanswered(Map.of("saga_ended_total", Set.of())))
                .contains("Sagas that end, by outcome: saga_ended_total has no label outcome");
    }

    private static String runbook(JsonNode alert) {
        return alert.at("/annotations/runbook").asText();
    }

    private static String command(JsonNode alert) {
        return runbook(alert).split(";")[0].replace("{{ $labels.service }}", "SERVICE");
    }

    private static String managementPort() throws IOException {
        Properties settings = new Properties();
        try (Reader file = Files.newBufferedReader(Path.of(
                "../../event-contracts/messaging/src/main/resources/META-INF/microprofile-config.properties"))) {
            settings.load(file);
        }
        return settings.getProperty("quarkus.management.port");
    }
}
