package dev.quadrille.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quadrille.local.audit.Broker;
import dev.quadrille.local.secure.BrokerAdmission;
import dev.quadrille.local.secure.BrokerLogin;
import dev.quadrille.local.secure.PostgresGuard;
import dev.quadrille.local.secure.Secrets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What quadrille admit tells a broker and databases that it has not started. */
class AdmitCommandTest {

    private static final String PAYMENT = ServiceName.PAYMENT.toString();

    @TempDir
    Path directory;

    @Test
    void letsInWhoHasWhatKeysHasMadeAndMakesTheTopics() throws Exception {
        Secrets secrets = new Secrets(directory.resolve("secrets"));
        try (LocalPostgres postgres =
                        LocalPostgres.in(directory.resolve("pg"), secrets).start();
                LocalBroker broker =
                        LocalBroker.in(directory.resolve("kafka"), secrets).start()) {
            String old = secrets.password(PAYMENT, PostgresGuard.PASSWORD);
            secrets.renew(PAYMENT, PostgresGuard.PASSWORD);
            secrets.renew(PAYMENT, BrokerLogin.PASSWORD);

            assertThat(admit(broker, postgres)).isZero();

            assertThat(topicsSeenBy(broker.loginOf(ServiceName.PAYMENT))).contains("orders.created");
            connect(postgres, secrets.password(PAYMENT, PostgresGuard.PASSWORD)).close();
            assertThatThrownBy(() -> connect(postgres, old)).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void saysWhichServersDidNotAnswer() {
        int nobody = FreePorts.next();
        Secrets secrets = new Secrets(directory);

        assertThatThrownBy(() -> ServiceDatabases.ofAll(PostgresAddress.local(nobody, secrets))
                        .prepare())
                .isInstanceOf(LocalFailure.class)
                .hasMessageContaining("at 127.0.0.1:" + nobody);
        assertThatThrownBy(() -> new BrokerAdmission(secrets, "nowhere.invalid:1").admit())
                .isInstanceOf(LocalFailure.class)
                .hasMessageContaining("nowhere.invalid:1")
                .hasMessageContaining("certificates in " + directory);
    }

    @Test
    void saysThatASystemMustBeNamed() {
        assertThatThrownBy(new TargetOption()::needed)
                .isInstanceOf(LocalFailure.class)
                .hasMessageContaining("Say --target compose");
    }

    private int admit(LocalBroker broker, LocalPostgres postgres) throws Exception {
        String databases = Arrays.stream(ServiceName.values())
                .map(service ->
                        "%1$s=jdbc:postgresql://127.0.0.1:%2$d/%1$s".formatted(service.database(), postgres.port()))
                .collect(Collectors.joining("\n"));
        Path target = Files.writeString(
                directory.resolve("target.properties"),
                "kafka=%s\nkafka-internal=%s\nsecrets=%s\n%s"
                        .formatted(
                                broker.bootstrapServers(),
                                broker.admission().internal(),
                                directory.resolve("secrets"),
                                databases));
        return Quadrille.commandLine().execute("admit", "--target", target.toString());
    }

    private static Set<String> topicsSeenBy(Broker broker) throws Exception {
        try (Admin admin = Admin.create(broker.client(Map.of()))) {
            return admin.listTopics().names().get();
        }
    }

    private static Connection connect(LocalPostgres postgres, String password) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(ServiceName.PAYMENT), "payments", password);
    }
}
