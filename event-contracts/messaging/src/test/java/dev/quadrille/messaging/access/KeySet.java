package dev.quadrille.messaging.access;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/** The keys of an identity provider where it publishes them (JWKS, RFC 7517), and the tokens it signs with them: RS256. */
public final class KeySet implements QuarkusTestResourceLifecycleManager {

    private static final String PATH = "/keys";
    private static final int BITS = 2_048;
    private static final RsaJsonWebKey KEY = key("of-this-year");

    private HttpServer server;

    @Override
    public Map<String, String> start() {
        byte[] keys = new JsonWebKeySet(KEY).toJson().getBytes(StandardCharsets.UTF_8);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext(PATH, exchange -> {
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
        });
        server.start();
        return Map.of(
                "QUADRILLE_ACCESS_KEY",
                "http://127.0.0.1:" + server.getAddress().getPort() + PATH,
                "QUADRILLE_ACCESS_ALGORITHM",
                "RS256");
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    public static String token(String subject, String... roles) {
        return signedWith(KEY, subject, roles);
    }

    /** One of somebody who has a key of the same name. */
    public static String forgedToken(String subject, String... roles) {
        return signedWith(key(KEY.getKeyId()), subject, roles);
    }

    /** One signed with a key that is not published. */
    public static String tokenOfAnotherKey(String subject, String... roles) {
        return signedWith(key("of-nobody"), subject, roles);
    }

    private static String signedWith(RsaJsonWebKey key, String subject, String... roles) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        signature.setKeyIdHeaderValue(key.getKeyId());
        signature.setPayload(Tokens.claims(subject, claims -> {}, roles).toJson());
        signature.setKey(key.getPrivateKey());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RsaJsonWebKey key(String id) {
        try {
            RsaJsonWebKey key = RsaJwkGenerator.generateJwk(BITS);
            key.setKeyId(id);
            return key;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }
}
