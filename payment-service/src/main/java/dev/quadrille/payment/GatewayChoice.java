package dev.quadrille.payment;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the gateway that the configuration asks for; one that it asks for wrongly keeps the service from starting. */
@ApplicationScoped
class GatewayChoice {

    private final String gateway;
    private final Declines declines;
    private final GatewayCondition condition;

    GatewayChoice(
            @ConfigProperty(name = "quadrille.payment.gateway") String gateway,
            Declines declines,
            GatewayCondition condition) {
        this.gateway = gateway;
        this.declines = declines;
        this.condition = condition;
    }

    /** Before anything is heard: a service that refuses to start has taken nothing. */
    @Produces
    @Startup(1)
    @ApplicationScoped
    PaymentGateway chosen(Pool pool, GatewaySettings settings, ObjectMapper json) {
        return new FaultyGateway(real(pool, settings, json), declines, condition);
    }

    PaymentGateway real(Pool pool, GatewaySettings settings, ObjectMapper json) {
        return switch (gateway) {
            case "simulated" -> new SimulatedGateway(pool);
            case "http" -> http(settings, new GatewaySpeech(json));
            default ->
                throw new ConfigurationException(
                        "quadrille.payment.gateway is '" + gateway + "': set it to simulated or http");
        };
    }

    private static PaymentGateway http(GatewaySettings settings, GatewaySpeech speech) {
        return new HttpGateway(
                settings.remote(),
                speech,
                new GatewayLine("charges", settings),
                new GatewayLine("cancellations", settings));
    }
}
