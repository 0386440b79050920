package dev.quadrille.payment;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** payment-service with a gateway over HTTP that has books of its own, and takes eight requests at once. */
public class RemoteGateway implements QuarkusTestResourceLifecycleManager {

    static final int CONCURRENCY = 8;

    private RemoteNetwork network;

    @Override
    public Map<String, String> start() {
        network = new RemoteNetwork();
        return Map.of(
                "quadrille.payment.gateway", "http",
                "quadrille.payment.gateway.url", network.url(),
                "quadrille.payment.gateway.timeout", "PT10S",
                "quadrille.payment.gateway.concurrency", Integer.toString(CONCURRENCY),
                "quadrille.retry.base", "PT0.5S",
                "quadrille.retry.maximum", "PT1S");
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(network, new TestInjector.MatchesType(RemoteNetwork.class));
    }

    @Override
    public void stop() {
        network.close();
    }
}
