package dev.quadrille.messaging.access;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Whether those who ask must say who they are. Where only this machine can ask, they need not; a service that others
 * could reach does not start without a key to know them by.
 */
@ApplicationScoped
public class Access {

    private static final Logger LOG = Logger.getLogger(Access.class);

    /** As SmallRye JWT calls it. */
    private static final String NO_KEY = "NONE";

    private static final String FILE = "file:";

    private final String key;
    private final boolean insecure;
    private final String host;

    Access(
            @ConfigProperty(name = "mp.jwt.verify.publickey.location") String key,
            @ConfigProperty(name = "quadrille.insecure", defaultValue = "false") boolean insecure,
            @ConfigProperty(name = "quarkus.http.host") String host) {
        this.key = key;
        this.insecure = insecure;
        this.host = host;
    }

    /** Nobody is asked for a token. */
    public boolean isOpen() {
        return NO_KEY.equals(key);
    }

    /** Before anything is heard: a service that refuses to start has taken nothing. */
    @Startup(1)
    void check() {
        if (!isOpen()) {
            checkKey();
        } else if (!isLoopback(host)) {
            checkOpenness();
        }
    }

    /** Else nobody would be known, and nobody would know why. */
    private void checkKey() {
        if (key.startsWith(FILE) && !isReadable(key)) {
            throw new ConfigurationException(
                    "QUADRILLE_ACCESS_KEY is " + key + ", which is not there or may not be read:"
                            + " set it to file: and the path of the public key that tokens are signed for");
        }
    }

    /** As a URI of a path with a blank in it has {@code %20} there. */
    private static boolean isReadable(String location) {
        try {
            return Files.isReadable(Path.of(URI.create(location)));
        } catch (IllegalArgumentException noUri) {
            return Files.isReadable(Path.of(location.substring(FILE.length())));
        }
    }

    private void checkOpenness() {
        if (!insecure) {
            throw new ConfigurationException("this service listens on " + host + ", where others can reach it, and asks"
                    + " nobody who they are: set QUADRILLE_ACCESS_KEY to the file of the public key that tokens are"
                    + " signed for, or QUARKUS_HTTP_HOST to 127.0.0.1");
        }
        LOG.warnf("whoever reaches %s may do everything here, for QUADRILLE_INSECURE is true", host);
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }
}
