package dev.quadrille.payment;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/** payment-service with a gateway over HTTP that answers as a test tells it, and fails as it tells it. */
public class WireMockGateway implements QuarkusTestResourceLifecycleManager {

    private WireMockServer server;

    @Override
    public Map<String, String> start() {
        server = new WireMockServer(options().dynamicPort().containerThreads(100));
        server.start();
        Map<String, String> configuration = new HashMap<>();
        configuration.put("quadrille.payment.gateway", "http");
        configuration.put("quadrille.payment.gateway.url", server.baseUrl());
        configuration.put("quadrille.payment.gateway.pause", "PT0.2S");
        configuration.put("quadrille.budget", "PT0.2S");
        configuration.put("quadrille.retry.attempts", "7");
        configuration.put("quadrille.retry.base", "PT0.3S");
        configuration.put("quadrille.retry.maximum", "PT0.6S");
        return configuration;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(server, new TestInjector.MatchesType(WireMockServer.class));
    }

    @Override
    public void stop() {
        server.stop();
    }
}
