package dev.quadrille.checks;

import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** The compose file as docker compose reads it, with the values of its .env. */
final class Composition {

    private static final String PLACE = "deploy/compose/";
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)(?::-([^}]*))?}");

    private final Properties variables = Repository.properties(PLACE + ".env");
    private final Map<String, Object> file;

    Composition() {
        file = new Yaml()
                .load(VARIABLE.matcher(Repository.text(PLACE + "compose.yaml")).replaceAll(this::value));
    }

    private String value(MatchResult variable) {
        String value = variables.getProperty(variable.group(1), variable.group(2));
        if (value == null) {
            throw new AssertionError(variable.group() + " has no value in .env");
        }
        return value;
    }

    Stream<Part> parts() {
        return map(file.get("services")).entrySet().stream()
                .map(entry -> new Part(entry.getKey(), map(entry.getValue())));
    }

    Part part(String name) {
        return parts().filter(part -> part.name().equals(name)).findFirst().orElseThrow();
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object value) {
        return value == null ? Map.of() : (Map<String, Object>) value;
    }

    /** What compose calls a service: ours, a database, or a tool. */
    record Part(String name, Map<String, Object> settings) {

        String image() {
            return settings.get("image").toString();
        }

        boolean isOurs() {
            return image().startsWith("quadrille/");
        }

        boolean isService() {
            return name.endsWith("-service");
        }

        boolean isDatabase() {
            return image().contains("postgres");
        }

        /** Does one thing and ends. */
        boolean isJob() {
            return "no".equals(settings.get("restart"));
        }

        List<String> ports() {
            return list("ports").stream().map(Object::toString).toList();
        }

        List<?> list(String key) {
            return (List<?>) settings.getOrDefault(key, List.of());
        }

        Map<String, Object> environment() {
            return map(settings.get("environment"));
        }

        Map<String, Object> buildArguments() {
            return map(map(settings.get("build")).get("args"));
        }

        String healthCheck() {
            return String.valueOf(map(settings.get("healthcheck")).get("test"));
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
