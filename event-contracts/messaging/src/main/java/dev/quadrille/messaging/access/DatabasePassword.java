package dev.quadrille.messaging.access;

import io.quarkus.arc.Unremovable;
import io.quarkus.credentials.CredentialsProvider;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Tells the pools of connections who the service is on its database, each time they open one, and looks up where that is:
 * the reactive pool would do so on the event loop, and a name server that is slow to answer would hold up everything there.
 */
@ApplicationScoped
@Unremovable
@Named("database-password")
public class DatabasePassword implements CredentialsProvider {

    private final String user;
    private final String password;
    private final Optional<PasswordFile> file;
    private final String host;

    DatabasePassword(
            @ConfigProperty(name = "quarkus.datasource.username") String user,
            @ConfigProperty(name = "quarkus.datasource.password") String password,
            @ConfigProperty(name = "DB_PASSWORD_FILE") Optional<Path> file,
            @ConfigProperty(name = "DB_HOST", defaultValue = "localhost") String host) {
        this.user = user;
        this.password = password;
        this.file = file.map(PasswordFile::new);
        this.host = host;
    }

    @Override
    public Map<String, String> getCredentials(String provider) {
        rememberHost();
        return Map.of(
                USER_PROPERTY_NAME,
                user,
                PASSWORD_PROPERTY_NAME,
                file.map(PasswordFile::read).orElse(password));
    }

    /** The JVM keeps the answer, for 30 s, or for 10 s that there is none: the connection then fails, and says why. */
    private void rememberHost() {
        try {
            InetAddress.getByName(host);
        } catch (UnknownHostException unknown) {
            return;
        }
    }
}
