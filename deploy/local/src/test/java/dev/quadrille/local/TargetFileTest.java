package dev.quadrille.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetFileTest {

    private static final String WHOLE = """
            order-service=http://127.0.0.1:1
            payment-service=http://127.0.0.1:2
            inventory-service=http://127.0.0.1:3
            notification-service=http://127.0.0.1:4
            orders=jdbc:postgresql://orders-db:5432/orders
            payments=jdbc:postgresql://payments-db:5432/payments
            inventory=jdbc:postgresql://inventory-db:5432/inventory
            notifications=jdbc:postgresql://notifications-db:5432/notifications
            kafka=kafka:9092
            passwords=%s
            """;

    @TempDir
    Path directory;

    @BeforeEach
    void passwords() throws IOException {
        for (ServiceName service : ServiceName.values()) {
            Files.writeString(directory.resolve(service.database() + "-password"), "secret of " + service + "\n");
        }
    }

    @Test
    void tellsWhereEverythingIs() throws IOException {
        Target target = read(whole()).target();

        assertThat(target.addresses().payment()).containsExactly(URI.create("http://127.0.0.1:2"));
        assertThat(target.sources().broker().bootstrapServers()).isEqualTo("kafka:9092");
        assertThat(target.sources().orders().url()).isEqualTo("jdbc:postgresql://orders-db:5432/orders");
        assertThat(target.sources().orders().user()).isEqualTo("orders");
        assertThat(target.sources().orders().password()).isEqualTo("secret of order-service");
    }

    @Test
    void getsInByTheSecretsThatKeysHasMade() throws IOException {
        Path secrets = directory.resolve("secrets");
        Quadrille.commandLine().execute("keys", "--directory", secrets.toString());

        Target target =
                read(whole().replaceAll("passwords=.*", "secrets=" + secrets)).target();

        assertThat(target.addresses().token()).isNotEmpty();
        assertThat(target.sources().broker().login())
                .containsEntry("security.protocol", "SASL_SSL")
                .containsEntry("ssl.truststore.location", secrets + "/public/ca.pem");
        assertThat(target.sources().orders().url())
                .startsWith("jdbc:postgresql://orders-db:5432/orders?")
                .contains("sslmode=verify-full");
        assertThat(target.sources().orders().user()).isEqualTo("auditor");
        assertThat(target.sources().orders().password())
                .isEqualTo(Files.readString(secrets.resolve("quadrille/DB_PASSWORD")));
    }

    @Test
    void saysWhichDatabaseHasNoAddress() throws IOException {
        TargetFile file = read(whole().replaceAll("orders=.*", "orders=orders-db") + "secrets=" + directory);

        assertThatThrownBy(() -> file.database(ServiceName.ORDER))
                .isInstanceOf(LocalFailure.class)
                .hasMessageContaining("orders=orders-db is no address such as jdbc:postgresql:");
    }

    @Test
    void keepsNamesForWhoAsksAgain() throws IOException {
        TargetFile file = read(whole().replace("http://127.0.0.1:3", "http://inventory-service:8083"));

        assertThat(file.hosts().get(ServiceName.INVENTORY))
                .isEqualTo(List.of(URI.create("http://inventory-service:8083")));
    }

    @ParameterizedTest
    @CsvSource({
        "kafka=kafka:9092, '', does not say kafka=",
        "http://127.0.0.1:1, here, order-service=here is no address such as http://order-service:8081",
        "http://127.0.0.1:1, http://a b, order-service is no address",
        "http://127.0.0.1:1, http://no-such-host.invalid:1, which is not known here",
    })
    void saysWhatIsWrongWithIt(String right, String wrong, String why) throws IOException {
        TargetFile file = read(whole().replace(right, wrong));

        assertThatThrownBy(file::target).isInstanceOf(LocalFailure.class).hasMessageContaining(why);
    }

    @Test
    void saysWhichPasswordIsMissing() throws IOException {
        Files.delete(directory.resolve("payments-password"));
        TargetFile file = read(whole());

        assertThatThrownBy(file::target).isInstanceOf(LocalFailure.class).hasMessageContaining("payments-password");
    }

    @Test
    void saysSoWhenItIsNotThere() {
        assertThatThrownBy(() -> TargetFile.read(directory.resolve("nowhere")))
                .isInstanceOf(LocalFailure.class)
                .hasMessageContaining("nowhere cannot be read");
    }

    private String whole() {
        return WHOLE.formatted(directory);
    }

    private TargetFile read(String text) throws IOException {
        return TargetFile.read(Files.writeString(directory.resolve("target.properties"), text));
    }
}
