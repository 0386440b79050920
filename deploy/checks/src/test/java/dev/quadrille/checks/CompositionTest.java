package dev.quadrille.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrille.checks.Composition.Part;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What docker compose is told to run, held against what a careful operator would ask, and against what the services are. */
class CompositionTest {

    private static final Composition COMPOSITION = new Composition();

    /** Made to be tried on one machine, and in need of root there; nothing of Quadrille's is in it. */
    private static final Set<String> ROOT_BY_DESIGN = Set.of("lgtm");

    static Stream<Part> parts() {
        return COMPOSITION.parts();
    }

    static Stream<Part> services() {
        return COMPOSITION.parts().filter(Part::isService);
    }

    @Test
    void hasTheFourServicesEachWithItsDatabase() {
        assertThat(services())
                .extracting(Part::name)
                .containsExactly("order-service", "payment-service", "inventory-service", "notification-service");
        assertThat(parts().filter(Part::isDatabase))
                .extracting(Part::name)
                .containsExactly("orders-db", "payments-db", "inventory-db", "notifications-db");
    }

    @ParameterizedTest
    @MethodSource("parts")
    void isPinned(Part part) {
        assertThat(part.image()).matches("[a-z./-]+/[a-z-]+:v?\\d+(\\.\\d+)+");
    }

    @ParameterizedTest
    @MethodSource("parts")
    void hasAHealthCheckUnlessItEnds(Part part) {
        assertThat(part.isJob() || part.settings().containsKey("healthcheck")).isTrue();
    }

    @ParameterizedTest
    @MethodSource("parts")
    void hasALimitOfMemoryAndOfLog(Part part) {
        assertThat(part.settings()).containsKey("mem_limit");
        assertThat(Composition.map(
                        Composition.map(part.settings().get("logging")).get("options")))
                .containsKeys("max-size", "max-file");
    }

    @ParameterizedTest
    @MethodSource("parts")
    void mayDoNothingThatItNeedNotDo(Part part) {
        assertThat(part.list("cap_drop")).isEqualTo(List.of("ALL"));
        assertThat(part.list("security_opt")).isEqualTo(List.of("no-new-privileges:true"));
        assertThat(part.settings()).doesNotContainKeys("privileged", "cap_add", "network_mode", "pid");
    }

    @ParameterizedTest
    @MethodSource("parts")
    void isNotRoot(Part part) {
        if (part.isOurs()) {
            assertThat(part.settings()).doesNotContainKey("user").containsEntry("read_only", true);
        } else if (!ROOT_BY_DESIGN.contains(part.name())) {
            assertThat(part.settings().get("user")).isNotNull().isNotIn("0", "root");
        }
    }

    @Test
    void ourOwnImagesAreNotRoot() {
        List<String> users = Repository.text("deploy/Dockerfile")
                .lines()
                .filter(line -> line.startsWith("USER"))
                .toList();

        assertThat(users).containsExactly("USER 10001:10001", "USER 10001:10001");
    }

    @ParameterizedTest
    @MethodSource("parts")
    void isHeardOnThisMachineOnly(Part part) {
        assertThat(part.ports()).allMatch(port -> port.startsWith("127.0.0.1:"));
        assertThat(part.isDatabase() && !part.ports().isEmpty()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("parts")
    void isGivenItsPasswordsAsFiles(Part part) {
        assertThat(part.environment().keySet()).noneMatch(name -> name.contains("PASSWORD") && !name.endsWith("_FILE"));
    }

    /** (ASVS 5.0: 13.3.2) */
    @ParameterizedTest
    @MethodSource("services")
    void knowsNoSecretsButItsOwn(Part service) {
        assertThat(service.list("volumes").toString())
                .isEqualTo("[%s-secrets:/run/secrets:ro, public:/run/public:ro]"
                        .formatted(service.name().replace("-service", "")));
    }

    @Test
    void makesTheSecretsWhereEachPartFindsItsOwn() {
        List<String> made = COMPOSITION.part("keys").list("volumes").stream()
                .map(volume -> volume.toString().replaceFirst(".*:", ""))
                .toList();

        assertThat(Repository.text("deploy/Dockerfile")).contains(made);
        assertThat(COMPOSITION.part("admit").list("volumes"))
                .extracting(Object::toString)
                .allMatch(volume -> volume.endsWith(":ro"))
                .doesNotContain("access-secrets:/secrets/access:ro");
    }

    /** (ASVS 5.0: 12.3.1, 12.3.3, 13.2.1) */
    @Test
    void theBrokerLetsNobodyInUnencryptedOrUnknown() {
        assertThat(COMPOSITION.part("kafka").environment())
                .containsEntry("KAFKA_LISTENER_SECURITY_PROTOCOL_MAP", "CLIENTS:SASL_SSL,CONTROLLER:SSL,INTERNAL:SSL")
                .containsEntry("KAFKA_LISTENER_NAME_CONTROLLER_SSL_CLIENT_AUTH", "required")
                .containsEntry("KAFKA_LISTENER_NAME_INTERNAL_SSL_CLIENT_AUTH", "required")
                .containsEntry("KAFKA_ALLOW_EVERYONE_IF_NO_ACL_FOUND", "false")
                .containsEntry("KAFKA_SUPER_USERS", "User:CN=kafka;User:quadrille");
    }

    @Test
    void theDatabasesLetNobodyInUnencryptedOrUnknown() {
        assertThat(Repository.text("deploy/compose/pg_hba.conf").lines().filter(line -> !line.startsWith("#")))
                .allMatch(line -> line.matches("(local|hostssl) .* (scram-sha-256|cert)"));
        assertThat(parts().filter(Part::isDatabase))
                .allSatisfy(database -> assertThat(database.list("command").toString())
                        .contains("-cssl=on", "-chba_file=/etc/quadrille/pg_hba.conf"));
    }

    @ParameterizedTest
    @MethodSource("services")
    void asksWhomItSpeaksTo(Part service) {
        assertThat(service.environment())
                .containsEntry("KAFKA_SECURITY_PROTOCOL", "SASL_SSL")
                .containsEntry("DB_TLS", "verify-full");
    }

    @ParameterizedTest
    @MethodSource("services")
    void listensWhereTheCodeSays(Part service) {
        String port = Repository.configuration(service.name()).getProperty("quarkus.http.port");

        assertThat(service.buildArguments())
                .containsEntry("SERVICE", service.name())
                .containsEntry("PORT", port);
        assertThat(service.healthCheck()).contains("HealthProbe");
        assertThat(Repository.text("deploy/Dockerfile"))
                .contains("HEALTH_URL=http://127.0.0.1:%s/q/health/ready"
                        .formatted(Repository.configuration(service.name()).getProperty("quarkus.management.port")));
        assertThat(target().getProperty(service.name())).isEqualTo("http://" + service.name() + ":" + port);
    }

    @ParameterizedTest
    @MethodSource("services")
    void usesItsOwnDatabase(Part service) {
        String database = Repository.configuration(service.name()).getProperty("quadrille.database");

        assertThat(service.environment()).containsEntry("DB_HOST", database + "-db");
        assertThat(service.environment()).containsEntry("DB_OWNER", database + "_owner");
        assertThat(target().getProperty(database)).isEqualTo("jdbc:postgresql://%1$s-db:5432/%1$s".formatted(database));
    }

    @ParameterizedTest
    @MethodSource("services")
    void isToldNothingThatItDoesNotUnderstand(Part service) {
        assertThat(service.environment().keySet())
                .allMatch(name -> Settings.of(service.name()).knows(name));
    }

    @Test
    void talksToTheBrokerThatIsThere() {
        assertThat(target()).containsEntry("kafka", "kafka:9092").containsEntry("kafka-internal", "kafka:9094");
        assertThat(COMPOSITION.part("kafka").environment().get("KAFKA_ADVERTISED_LISTENERS"))
                .isEqualTo("CLIENTS://kafka:9092,INTERNAL://kafka:9094");
    }

    private static Properties target() {
        return Repository.properties("deploy/compose/target.properties");
    }
}
