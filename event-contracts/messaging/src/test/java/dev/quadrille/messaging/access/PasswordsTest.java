package dev.quadrille.messaging.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.AppConfigurationEntry.LoginModuleControlFlag;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A password that is changed is used from the next connection on (ASVS 5.0: 13.3.4). */
class PasswordsTest {

    private Path file;

    @BeforeEach
    void writeFile(@TempDir Path directory) throws IOException {
        file = Files.writeString(directory.resolve("password"), "first\n");
    }

    @Test
    void theDatabaseIsShownWhatStandsInTheFileNow() throws IOException {
        DatabasePassword passwords = new DatabasePassword("orders", "not this", Optional.of(file), "localhost");

        assertThat(passwords.getCredentials("")).isEqualTo(Map.of("user", "orders", "password", "first"));
        Files.writeString(file, "second");
        assertThat(passwords.getCredentials("")).containsEntry("password", "second");
    }

    @Test
    void theDatabaseIsShownTheConfiguredPasswordWhereThereIsNoFile() {
        assertThat(new DatabasePassword("orders", "configured", Optional.empty(), "localhost").getCredentials(""))
                .containsEntry("password", "configured");
    }

    @Test
    void aDatabaseWhoseNameNobodyKnowsIsLeftToTheConnectionToTell() {
        assertThat(new DatabasePassword("orders", "p", Optional.empty(), "nowhere.invalid").getCredentials(""))
                .containsEntry("user", "orders");
    }

    @Test
    void theBrokerIsShownWhatStandsInTheFileNow() throws IOException {
        BrokerPassword password = password(Map.of("username", "order-service", "passwordFile", file.toString()));

        assertThat(asked(password)).isEqualTo("order-service first");
        Files.writeString(file, "second");
        assertThat(asked(password)).isEqualTo("order-service second");
    }

    @Test
    void theBrokerIsShownTheConfiguredPasswordWhereThereIsNoFile() {
        assertThat(asked(password(Map.of("username", "u", "password", "configured", "passwordFile", ""))))
                .isEqualTo("u configured");
    }

    @Test
    void aFileThatIsGoneIsNamed() throws IOException {
        Files.delete(file);

        assertThatThrownBy(() -> new DatabasePassword("orders", "", Optional.of(file), "localhost").getCredentials(""))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(file.toString());
    }

    private static BrokerPassword password(Map<String, String> options) {
        BrokerPassword password = new BrokerPassword();
        password.configure(
                Map.of(),
                "SCRAM-SHA-512",
                List.of(new AppConfigurationEntry("any", LoginModuleControlFlag.REQUIRED, options)));
        return password;
    }

    private static String asked(BrokerPassword password) {
        NameCallback name = new NameCallback("name");
        PasswordCallback secret = new PasswordCallback("password", false);
        password.handle(new Callback[] {name, secret});
        return name.getName() + " " + new String(secret.getPassword());
    }
}
