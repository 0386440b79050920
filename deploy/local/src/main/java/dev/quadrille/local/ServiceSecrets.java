package dev.quadrille.local;

import dev.quadrille.local.secure.BrokerLogin;
import dev.quadrille.local.secure.PostgresGuard;
import dev.quadrille.local.secure.Secrets;
import java.util.HashMap;
import java.util.Map;

/** How one service gets in where the broker and its database ask who it is, and how it knows its callers. */
record ServiceSecrets(ServiceName service, Secrets secrets) {

    /** Whatever of it is not there yet. */
    void make() {
        environment();
    }

    /** What the service is told: where to find its secrets, not what they are. */
    Map<String, String> environment() {
        String authority = secrets.certificates().authority().toString();
        Map<String, String> environment = new HashMap<>();
        environment.put(
                "QUADRILLE_ACCESS_KEY", secrets.accessKeys().publicKey().toUri().toString());
        environment.put("KAFKA_SECURITY_PROTOCOL", "SASL_SSL");
        environment.put("KAFKA_SSL_TRUSTSTORE_LOCATION", authority);
        environment.put("KAFKA_PASSWORD_FILE", file(BrokerLogin.PASSWORD));
        environment.put("DB_TLS", "verify-full");
        environment.put("DB_CA", authority);
        environment.put("DB_PASSWORD_FILE", file(PostgresGuard.PASSWORD));
        environment.put("DB_OWNER", DatabaseRoles.owner(service.database()));
        environment.put("SMALLRYE_CONFIG_SOURCE_FILE_LOCATIONS", directory());
        return environment;
    }

    /** Where a file is a setting, and its name that of the setting. */
    private String directory() {
        secrets.password(service.toString(), PostgresGuard.OWNER_PASSWORD);
        return secrets.of(service.toString()).toString();
    }

    /** It is there from now on. */
    private String file(String name) {
        secrets.password(service.toString(), name);
        return secrets.of(service.toString()).resolve(name).toString();
    }
}
