package dev.quadrille.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A gateway that is not clearly configured keeps the service from starting, and says how to configure it. */
class GatewayChoiceTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void isSimulatedWithoutAnAddress() {
        assertThat(chosen("simulated", null)).isInstanceOf(SimulatedGateway.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"simulator", "HTTP", " "})
    void isNoOtherThanThoseTwo(String gateway) {
        assertThatThrownBy(() -> chosen(gateway, "http://127.0.0.1:9"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("quadrille.payment.gateway is '" + gateway + "': set it to simulated or http");
    }

    @Test
    void needsAnAddressOverHttp() {
        assertThatThrownBy(() -> chosen("http", null))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("quadrille.payment.gateway is http: set quadrille.payment.gateway.url to its address,"
                        + " for example http://gateway.example:8090");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"gateway:8090", "ftp://gateway", "http://", "http:///charges", "http://a b", "http:gateway"})
    void needsAnAddressThatIsOne(String url) {
        assertThatThrownBy(() -> chosen("http", url))
                .isInstanceOf(ConfigurationException.class)
                .hasNoCause()
                .hasMessageStartingWith(
                        "quadrille.payment.gateway.url is '" + url + "': set it to an address over http");
    }

    @Test
    void needsTimeAndRoom() {
        GatewaySettings none = new GatewaySettings(Optional.empty(), Duration.ZERO, 0, SECOND.negated());

        assertThatThrownBy(none::timeout).hasMessageStartingWith("quadrille.payment.gateway.timeout is PT0S: set it");
        assertThatThrownBy(none::pause).hasMessageStartingWith("quadrille.payment.gateway.pause is PT-1S: set it");
        assertThatThrownBy(none::concurrency)
                .hasMessage("quadrille.payment.gateway.concurrency is 0: set it to 1 or more");
    }

    private static PaymentGateway chosen(String gateway, String url) {
        GatewaySettings settings = new GatewaySettings(Optional.ofNullable(url), SECOND, 1, SECOND);
        return new GatewayChoice(gateway, new Declines(), new GatewayCondition())
                .real(null, settings, new ObjectMapper());
    }
}
