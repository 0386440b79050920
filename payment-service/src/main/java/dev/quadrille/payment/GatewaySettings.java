package dev.quadrille.payment;

import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.client.api.QuarkusRestClientProperties;

/** Where the gateway over HTTP is, and how it is treated; read only when it is chosen. */
@ApplicationScoped
class GatewaySettings {

    private static final String KEY = "quadrille.payment.gateway";
    private static final String EXAMPLE = ", for example http://gateway.example:8090";

    private final Optional<String> url;
    private final Duration timeout;
    private final int concurrency;
    private final Duration pause;

    GatewaySettings(
            @ConfigProperty(name = KEY + ".url") Optional<String> url,
            @ConfigProperty(name = KEY + ".timeout") Duration timeout,
            @ConfigProperty(name = KEY + ".concurrency") int concurrency,
            @ConfigProperty(name = KEY + ".pause") Duration pause) {
        this.url = url;
        this.timeout = timeout;
        this.concurrency = concurrency;
        this.pause = pause;
    }

    /** Of one request. */
    Duration timeout() {
        return positive("timeout", timeout);
    }

    /** The most requests of one kind at once. */
    int concurrency() {
        require(concurrency > 0, ".concurrency is " + concurrency + ": set it to 1 or more");
        return concurrency;
    }

    /** How long an ill gateway is left alone. */
    Duration pause() {
        return positive("pause", pause);
    }

    /** A client whose requests end soon after their timeout, with a connection for each that may be under way. */
    Charges remote() {
        URI address = address();
        return QuarkusRestClientBuilder.newBuilder()
                .baseUri(address)
                .connectTimeout(timeout().toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(timeout().toMillis(), TimeUnit.MILLISECONDS)
                .property(QuarkusRestClientProperties.CONNECTION_POOL_SIZE, 2 * concurrency())
                .disableDefaultMapper(true)
                .build(Charges.class);
    }

    private URI address() {
        String text = url.orElseThrow(
                () -> new ConfigurationException(KEY + " is http: set " + KEY + ".url to its address" + EXAMPLE));
        try {
            URI address = URI.create(text.strip());
            boolean http = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
            require(http && address.getHost() != null, refusal(text));
            return address;
        } catch (IllegalArgumentException malformed) {
            throw new ConfigurationException(KEY + refusal(text));
        }
    }

    private static String refusal(String text) {
        return ".url is '" + text + "': set it to an address over http or https" + EXAMPLE;
    }

    private static Duration positive(String name, Duration time) {
        require(time.toMillis() > 0, "." + name + " is " + time + ": set it to PT0.001S or more");
        return time;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new ConfigurationException(KEY + otherwise);
        }
    }
}
