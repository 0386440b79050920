package dev.quadrille.local;

import java.io.IOException;
import java.io.Reader;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;

/** What stands in a file, and a failure that names the file where a value is none. */
record TargetSettings(Path path, Properties properties) {

    static TargetSettings read(Path path) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(path)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new LocalFailure(
                    "the target %s cannot be read: %s; say compose, kind, or a file such as deploy/compose/target.properties"
                            .formatted(path, e),
                    e);
        }
        return new TargetSettings(path, properties);
    }

    boolean has(String key) {
        return properties.containsKey(key);
    }

    /** Each address of the host is one. */
    List<URI> replicas(String service) {
        URI address = address(service);
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

    /** With a host and a port. */
    URI address(String key) {
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

    String value(String key) {
        String value = properties.getProperty(key);
        if (value == null || value.isBlank()) {
            throw new LocalFailure("%s does not say %s=…".formatted(path, key));
        }
        return value.strip();
    }
}
