package dev.quadrille.messaging.access;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** A service that lets in only those who show one of the {@link Tokens}. */
public class Guarded implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "mp.jwt.verify.publickey.location", Tokens.publicKey().toUri().toString());
    }
}
