package dev.quadrille.local;

import dev.quadrille.local.audit.Broker;
import dev.quadrille.local.audit.Database;
import dev.quadrille.local.audit.Sources;
import dev.quadrille.local.client.Addresses;
import dev.quadrille.local.secure.AccessKeys;
import java.io.IOException;
import java.io.Reader;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
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
 * </pre>
 */
final class TargetFile {

    private static final String ACCESS_KEY = "access-key";

    private final Path path;
    private final Properties properties;

    private TargetFile(Path path, Properties properties) {
        this.path = path;
        this.properties = properties;
    }

    static TargetFile read(Path path) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(path)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new LocalFailure(
                    "the target %s cannot be read: %s; say compose, kind, or a file such as deploy/compose/target.properties"
                            .formatted(path, e),
                    e);
        }
        return new TargetFile(path, properties);
    }

    /** As it is now: a replica that comes later, or has gone, is another target. */
    Target target() {
        return new Target(addresses(), sources());
    }

    /** The services' hosts by name, for who asks again and again where they are. */
    Map<ServiceName, List<URI>> hosts() {
        return Arrays.stream(ServiceName.values())
                .collect(Collectors.toMap(service -> service, service -> List.of(address(service.toString()))));
    }

    Broker kafka() {
        return Broker.open(value("kafka"));
    }

    private Addresses addresses() {
        return new Addresses(
                replicas(ServiceName.ORDER),
                replicas(ServiceName.PAYMENT),
                replicas(ServiceName.INVENTORY),
                replicas(ServiceName.NOTIFICATION),
                properties.containsKey(ACCESS_KEY) ? keys().ownToken() : null);
    }

    AccessKeys keys() {
        return AccessKeys.signedBy(Path.of(value(ACCESS_KEY)));
    }

    Sources sources() {
        return new Sources(
                database(ServiceName.ORDER),
                database(ServiceName.PAYMENT),
                database(ServiceName.INVENTORY),
                database(ServiceName.NOTIFICATION),
                kafka());
    }

    private Database database(ServiceName service) {
        String name = service.database();
        return new Database(service.toString(), value(name), name, password(name));
    }

    private String password(String database) {
        Path file = Path.of(value("passwords")).resolve(database + "-password");
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new LocalFailure("the password in %s, named by %s, cannot be read: %s".formatted(file, path, e), e);
        }
    }

    private List<URI> replicas(ServiceName service) {
        URI address = address(service.toString());
        try {
            return Arrays.stream(InetAddress.getAllByName(address.getHost()))
                    .map(replica -> URI.create(
                            "%s://%s:%d".formatted(address.getScheme(), literal(replica), address.getPort())))
                    .toList();
        } catch (UnknownHostException e) {
            throw new LocalFailure(
                    "%s names %s as the host of %s, which is not known here: is it running?"
                            .formatted(path, address.getHost(), service),
                    e);
        }
    }

    private URI address(String key) {
        URI address = uri(key);
        if (address.getHost() == null || address.getPort() < 0) {
            throw new LocalFailure("%s: %s=%s is no address such as http://%2$s:8081".formatted(path, key, address));
        }
        return address;
    }

    private URI uri(String key) {
        try {
            return URI.create(value(key));
        } catch (IllegalArgumentException e) {
            throw new LocalFailure("%s: %s is no address: %s".formatted(path, key, e.getMessage()), e);
        }
    }

    private static String literal(InetAddress address) {
        String text = address.getHostAddress();
        return text.contains(":") ? "[" + text + "]" : text;
    }

    private String value(String key) {
        String value = properties.getProperty(key);
        if (value == null || value.isBlank()) {
            throw new LocalFailure("%s does not say %s=…".formatted(path, key));
        }
        return value.strip();
    }
}
