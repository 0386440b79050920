package dev.quadrille.messaging.access;

import io.quarkus.arc.Unremovable;
import io.quarkus.credentials.CredentialsProvider;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Tells the pools of connections who the service is on its database, each time they open one. */
@ApplicationScoped
@Unremovable
@Named("database-password")
public class DatabasePassword implements CredentialsProvider {

    private final String user;
    private final String password;
    private final Optional<PasswordFile> file;

    DatabasePassword(
            @ConfigProperty(name = "quarkus.datasource.username") String user,
            @ConfigProperty(name = "quarkus.datasource.password") String password,
            @ConfigProperty(name = "DB_PASSWORD_FILE") Optional<Path> file) {
        this.user = user;
        this.password = password;
        this.file = file.map(PasswordFile::new);
    }

    @Override
    public Map<String, String> getCredentials(String provider) {
        return Map.of(
                USER_PROPERTY_NAME,
                user,
                PASSWORD_PROPERTY_NAME,
                file.map(PasswordFile::read).orElse(password));
    }
}
