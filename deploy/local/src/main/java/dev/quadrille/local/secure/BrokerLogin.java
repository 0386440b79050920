package dev.quadrille.local.secure;

import dev.quadrille.contracts.Participant;
import dev.quadrille.local.LocalFailure;
import dev.quadrille.local.audit.Broker;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.SslConfigs;

/** How one gets in to a broker that asks who one is. */
public record BrokerLogin(Secrets secrets) {

    /** As the password of a service is called in its directory of the secrets. */
    public static final String PASSWORD = "KAFKA_PASSWORD";

    static final String MODULE = "org.apache.kafka.common.security.scram.ScramLoginModule required";

    /** For the program that runs the system. */
    public Broker operator(String bootstrapServers) {
        return as(Secrets.OPERATOR, secrets.password(Secrets.OPERATOR, PASSWORD), bootstrapServers);
    }

    /** For somebody who says that this is his name, and this his password. */
    public Broker as(String name, String password, String bootstrapServers) {
        Map<String, String> login = new HashMap<>(trust());
        login.put(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, "SASL_SSL");
        login.put(SaslConfigs.SASL_MECHANISM, "SCRAM-SHA-512");
        login.put(
                SaslConfigs.SASL_JAAS_CONFIG, "%s username=\"%s\" password=\"%s\";".formatted(MODULE, name, password));
        return new Broker(bootstrapServers, login);
    }

    /** For who shows the broker's own certificate. */
    Broker byCertificate(String bootstrapServers) {
        Map<String, String> login = new HashMap<>(trust());
        login.put(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, "SSL");
        login.put(SslConfigs.SSL_KEYSTORE_TYPE_CONFIG, "PEM");
        login.put(
                SslConfigs.SSL_KEYSTORE_LOCATION_CONFIG,
                secrets.certificates().broker().toString());
        return new Broker(bootstrapServers, login);
    }

    /** Gives every service another password, in its file and on the broker; none need be started anew. */
    public void renewAll(String bootstrapServers) {
        try (Admin admin = Admin.create(operator(bootstrapServers).client(Map.of()))) {
            Participant.all().forEach(service -> secrets.renew(service.service(), PASSWORD));
            new BrokerPasswords(admin).tell(secrets);
        } catch (CompletionException e) {
            throw new LocalFailure(
                    "the broker at %s was not told the new passwords in %s: %s; until it is, by another deploy/quadrille rotate or the next start, it lets no service in anew"
                            .formatted(
                                    bootstrapServers,
                                    secrets.directory(),
                                    e.getCause().getMessage()),
                    e);
        }
    }

    private Map<String, String> trust() {
        return Map.of(
                SslConfigs.SSL_TRUSTSTORE_TYPE_CONFIG,
                "PEM",
                SslConfigs.SSL_TRUSTSTORE_LOCATION_CONFIG,
                secrets.certificates().authority().toString());
    }
}
