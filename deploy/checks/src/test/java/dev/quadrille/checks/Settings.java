package dev.quadrille.checks;

import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The variables that a service understands: those of its own files, by either name, and a few of its libraries'. */
record Settings(Properties properties) {

    private static final Set<String> OF_LIBRARIES = Set.of(
            "KAFKA_BOOTSTRAP_SERVERS",
            "SMALLRYE_CONFIG_SOURCE_FILE_LOCATIONS",
            "QUADRILLE_FAULTS",
            "QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT",
            "QUARKUS_FLYWAY_CONNECT_RETRIES",
            "QUARKUS_FLYWAY_CONNECT_RETRIES_INTERVAL",
            "KAFKA_SECURITY_PROTOCOL",
            "QUADRILLE_PRODUCTION",
            "DB_PASSWORD_FILE",
            "QUARKUS_SWAGGER_UI_ENABLED",
            "KAFKA_SSL_TRUSTSTORE_LOCATION");

    static Settings of(String service) {
        return new Settings(Repository.configuration(service));
    }

    boolean knows(String variable) {
        return OF_LIBRARIES.contains(variable) || asked().contains(variable) || named().contains(variable);
    }

    /** {@code ${NAME:default}} in a value. */
    private Set<String> asked() {
        return properties.values().stream()
                .flatMap(value -> Stream.of(value.toString().split("\\$\\{")).skip(1))
                .map(rest -> rest.split("[:}]")[0])
                .collect(Collectors.toSet());
    }

    /** The key of a property, as the environment spells it. */
    private Set<String> named() {
        return properties.stringPropertyNames().stream()
                .map(name -> name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }
}
