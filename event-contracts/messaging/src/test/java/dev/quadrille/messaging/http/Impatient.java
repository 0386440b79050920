package dev.quadrille.messaging.http;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** A service that waits for nobody, and has few places. */
public class Impatient implements QuarkusTestProfile {

    public static final int PLACES = 20;

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "quadrille.http.body.patience",
                "PT0.5S",
                "quarkus.http.limits.max-connections",
                Integer.toString(PLACES));
    }
}
