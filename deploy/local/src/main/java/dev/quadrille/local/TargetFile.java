package dev.quadrille.local;

import dev.quadrille.local.audit.Broker;
import dev.quadrille.local.audit.Database;
import dev.quadrille.local.audit.Sources;
import dev.quadrille.local.client.Addresses;
import dev.quadrille.local.secure.AccessKeys;
import dev.quadrille.local.secure.BrokerAdmission;
import dev.quadrille.local.secure.BrokerLogin;
import dev.quadrille.local.secure.Secrets;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Tells where a system is that this command has not started. Properties:
 *
 * <pre>
 * order-service=http://order-service:8081      and so on for the four services; each address of a host is a replica
 * orders=jdbc:postgresql://orders-db:5432/orders      and so on for the four databases; the user is called as the database
 * kafka=kafka:9092
 * access-key=/keys/access-key.pem      signs tokens; left out where the services ask for none
 * passwords=/run/secrets      where orders-password, payments-password, inventory-password and notifications-password are
 * secrets=/secrets      in place of these two: what quadrille keys has made there
 * kafka-internal=kafka:9094      where quadrille admit comes in by certificate
 * </pre>
 */
final class TargetFile {

    private static final String ACCESS_KEY = "access-key";
    private static final String SECRETS = "secrets";
    private static final Pattern SERVER = Pattern.compile("jdbc:postgresql://(?<host>[^:/]+):(?<port>\\d{1,5})/");

    private final TargetSettings settings;

    private TargetFile(TargetSettings settings) {
        this.settings = settings;
    }

    static TargetFile read(Path path) {
        return new TargetFile(TargetSettings.read(path));
    }

    /** As it is now: a replica that comes later, or has gone, is another target. */
    Target target() {
        return new Target(addresses(), sources());
    }

    /** The services' hosts by name, for who asks again and again where they are. */
    Map<ServiceName, List<URI>> hosts() {
        return Arrays.stream(ServiceName.values())
                .collect(
                        Collectors.toMap(service -> service, service -> List.of(settings.address(service.toString()))));
    }

    Broker kafka() {
        String address = settings.value("kafka");
        return isSecure() ? new BrokerLogin(secrets()).operator(address) : Broker.open(address);
    }

    /** Of who may be on the broker. */
    BrokerAdmission admission() {
        return new BrokerAdmission(secrets(), settings.value("kafka-internal"));
    }

    /** One service's, on a server of its own. */
    ServiceDatabases database(ServiceName service) {
        return new ServiceDatabases(server(service), List.of(service));
    }

    private Addresses addresses() {
        return new Addresses(
                settings.replicas(ServiceName.ORDER.toString()),
                settings.replicas(ServiceName.PAYMENT.toString()),
                settings.replicas(ServiceName.INVENTORY.toString()),
                settings.replicas(ServiceName.NOTIFICATION.toString()),
                isSecure() || settings.has(ACCESS_KEY) ? keys().ownToken() : null);
    }

    AccessKeys keys() {
        return isSecure() ? secrets().accessKeys() : AccessKeys.signedBy(Path.of(settings.value(ACCESS_KEY)));
    }

    Sources sources() {
        return new Sources(
                reader(ServiceName.ORDER),
                reader(ServiceName.PAYMENT),
                reader(ServiceName.INVENTORY),
                reader(ServiceName.NOTIFICATION),
                kafka());
    }

    private Database reader(ServiceName service) {
        String name = service.database();
        return isSecure()
                ? server(service).reader(service)
                : new Database(service.toString(), settings.value(name), name, password(name));
    }

    private PostgresAddress server(ServiceName service) {
        String url = settings.value(service.database());
        Matcher parts = SERVER.matcher(url);
        if (!parts.lookingAt()) {
            throw new LocalFailure("%s: %s=%s is no address such as jdbc:postgresql://orders-db:5432/orders"
                    .formatted(settings.path(), service.database(), url));
        }
        return new PostgresAddress(parts.group("host"), Integer.parseInt(parts.group("port")), secrets());
    }

    private boolean isSecure() {
        return settings.has(SECRETS);
    }

    private Secrets secrets() {
        return new Secrets(Path.of(settings.value(SECRETS)));
    }

    private String password(String database) {
        Path file = Path.of(settings.value("passwords")).resolve(database + "-password");
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new LocalFailure(
                    "the password in %s, named by %s, cannot be read: %s".formatted(file, settings.path(), e), e);
        }
    }
}
