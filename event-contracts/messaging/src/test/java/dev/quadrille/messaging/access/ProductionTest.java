package dev.quadrille.messaging.access;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In production nothing is open, in the clear, or as it was delivered (ASVS 5.0: 12.3.3, 13.2.3, 13.4.2, 13.4.5). */
class ProductionTest {

    private static final Map<String, String> FIT = Map.of(
            "quadrille.production", "true",
            "mp.jwt.verify.publickey.location", "file:/run/secrets/key.pem",
            "quarkus.swagger-ui.enabled", "false",
            "kafka.security.protocol", "SASL_SSL",
            "KAFKA_PASSWORD_FILE", "/run/secrets/KAFKA_PASSWORD",
            "DB_TLS", "verify-full",
            "DB_PASSWORD_FILE", "/run/secrets/DB_PASSWORD",
            "DB_OWNER", "orders_owner");

    @Test
    void startsWhereEverythingIsClosed() {
        assertThatCode(production(FIT)::check).doesNotThrowAnyException();
    }

    @Test
    void isNotLookedAtWhereNobodySaysSo() {
        assertThatCode(production(Map.of())::check).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "mp.jwt.verify.publickey.location, NONE, set QUADRILLE_ACCESS_KEY",
        "mp.jwt.verify.publickey.location, http://id.example.com/keys, set QUADRILLE_ACCESS_KEY to a file: or an https:",
        "quadrille.insecure, true, leave QUADRILLE_INSECURE away",
        "quadrille.faults, on, leave QUADRILLE_FAULTS away",
        "quarkus.swagger-ui.enabled, true, set QUARKUS_SWAGGER_UI_ENABLED to false",
        "kafka.security.protocol, PLAINTEXT, set KAFKA_SECURITY_PROTOCOL to SASL_SSL",
        "KAFKA_PASSWORD_FILE, '', set KAFKA_PASSWORD_FILE",
        "DB_TLS, disable, set DB_TLS to verify-full",
        "DB_TLS, require, set DB_TLS to verify-full",
        "DB_PASSWORD_FILE, '', set DB_PASSWORD_FILE",
        "DB_OWNER, '', set DB_OWNER"
    })
    void doesNotStartWith(String setting, String value, String advice) {
        Map<String, String> unfit = new HashMap<>(FIT);
        unfit.put(setting, value);

        assertThatThrownBy(production(unfit)::check)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(advice);
    }

    @Test
    void saysAllThatIsWrongAtOnce() {
        assertThatThrownBy(production(Map.of("quadrille.production", "true"))::check)
                .hasMessageContaining("QUADRILLE_ACCESS_KEY")
                .hasMessageContaining("DB_OWNER_PASSWORD");
    }

    private static Production production(Map<String, String> settings) {
        return new Production(new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build());
    }
}
