package dev.quadrille.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What the dashboards and the alerts of deploy/observability ask Prometheus. */
final class Questions {

    static final Path FOLDER = Path.of("../observability");
    private static final Set<String> PROMETHEUS_OWN_METRICS = Set.of("up", "ALERTS");
    private static final Set<String> LABELS_OF_A_SCRAPE = Set.of("job", "instance", "service");

    private Questions() {}

    /** @param where a panel's title, or an alert's name */
    record Question(String where, String expression) {}

    static List<JsonNode> dashboards() {
        try (Stream<Path> files = Files.list(FOLDER.resolve("dashboards"))) {
            return files.sorted().map(file -> read(new ObjectMapper(), file)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<JsonNode> panels() {
        return dashboards().stream()
                .flatMap(dashboard -> stream(dashboard.path("panels")))
                .toList();
    }

    static List<JsonNode> alerts() {
        return stream(yaml("alerts.yaml").path("groups"))
                .flatMap(group -> stream(group.path("rules")))
                .toList();
    }

    static JsonNode yaml(String file) {
        return read(new YAMLMapper(), FOLDER.resolve(file));
    }

    static List<Question> all() {
        Stream<Question> panels = panels().stream()
                .flatMap(panel -> stream(panel.path("targets"))
                        .map(target -> new Question(
                                panel.path("title").asText(),
                                target.path("expr").asText())));
        Stream<Question> alerts = alerts().stream()
                .map(alert -> new Question(
                        alert.path("alert").asText(), alert.path("expr").asText()));
        return Stream.concat(panels, alerts).toList();
    }

    /**
     * @param shown what the services show: each metric with the labels that some series of it has
     * @return what is asked for and not shown, a line each
     */
    static List<String> unanswered(Map<String, Set<String>> shown) {
        return all().stream()
                .flatMap(question -> PromQl.series(question.expression()).entrySet().stream()
                        .filter(asked -> !PROMETHEUS_OWN_METRICS.contains(asked.getKey()))
                        .flatMap(asked -> missing(asked.getKey(), asked.getValue(), shown)
                                .map(missing -> question.where() + ": " + missing)))
                .toList();
    }

    private static Stream<String> missing(String metric, Set<String> labels, Map<String, Set<String>> shown) {
        if (!shown.containsKey(metric)) {
            return Stream.of("nothing shows " + metric);
        }
        List<String> missing = new ArrayList<>(labels);
        missing.removeAll(shown.get(metric));
        missing.removeAll(LABELS_OF_A_SCRAPE);
        return missing.stream().map(label -> metric + " has no label " + label);
    }

    static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static JsonNode read(ObjectMapper mapper, Path file) {
        try {
            return mapper.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
