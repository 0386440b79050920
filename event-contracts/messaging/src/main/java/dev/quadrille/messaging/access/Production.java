package dev.quadrille.messaging.access;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Predicate;
import org.eclipse.microprofile.config.Config;

/** What a service does not start with where {@code QUADRILLE_PRODUCTION=true} says that it is meant. */
@ApplicationScoped
public class Production {

    /** One setting as it must be. @param otherwise what to do where it is not */
    private record Rule(String setting, Predicate<String> isMet, String otherwise) {}

    private static final List<Rule> RULES = List.of(
            new Rule(
                    "mp.jwt.verify.publickey.location",
                    key -> key.startsWith("file:") || key.startsWith("https:"),
                    "set QUADRILLE_ACCESS_KEY to a file: or an https: address"),
            new Rule("quadrille.insecure", value -> !value.equals("true"), "leave QUADRILLE_INSECURE away"),
            new Rule("quadrille.faults", value -> !value.equals("on"), "leave QUADRILLE_FAULTS away"),
            new Rule("quarkus.swagger-ui.enabled", "false"::equals, "set QUARKUS_SWAGGER_UI_ENABLED to false"),
            new Rule("kafka.security.protocol", "SASL_SSL"::equals, "set KAFKA_SECURITY_PROTOCOL to SASL_SSL"),
            new Rule("KAFKA_PASSWORD_FILE", file -> !file.isEmpty(), "set KAFKA_PASSWORD_FILE"),
            new Rule("DB_TLS", "verify-full"::equals, "set DB_TLS to verify-full, and DB_CA"),
            new Rule("DB_PASSWORD_FILE", file -> !file.isEmpty(), "set DB_PASSWORD_FILE"),
            new Rule("DB_OWNER", owner -> !owner.isEmpty(), "set DB_OWNER and DB_OWNER_PASSWORD"));

    private final Config config;

    Production(Config config) {
        this.config = config;
    }

    /** Before anything is heard, and all at once: nobody wants to be told one after the other. */
    @Startup(1)
    void check() {
        List<String> wrong = RULES.stream()
                .filter(rule -> !rule.isMet().test(value(rule.setting())))
                .map(Rule::otherwise)
                .toList();
        if (value("quadrille.production").equals("true") && !wrong.isEmpty()) {
            throw new ConfigurationException(
                    "this service is not fit for production (QUADRILLE_PRODUCTION=true): " + String.join("; ", wrong));
        }
    }

    private String value(String setting) {
        return config.getOptionalValue(setting, String.class).orElse("");
    }
}
