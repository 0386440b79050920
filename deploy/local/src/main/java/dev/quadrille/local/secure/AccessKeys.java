package dev.quadrille.local.secure;

import dev.quadrille.local.LocalFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.List;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/**
 * The key pair by which a system that has no identity provider knows its callers: the private key signs tokens (JWT,
 * ES256), the services hold the public one. Both are PEM files.
 */
public record AccessKeys(Path privateKey, Path publicKey) {

    private static final String ISSUER = "quadrille";
    private static final String CURVE = "secp256r1";
    private static final Duration LONGEST_COMMAND = Duration.ofHours(24);
    private static final int SECONDS_OF_CLOCK_SKEW = 10;

    public static AccessKeys in(Path directory) {
        return new AccessKeys(directory.resolve("access-key.pem"), directory.resolve("access-key.pub.pem"));
    }

    /** For who signs only. */
    public static AccessKeys signedBy(Path privateKey) {
        return new AccessKeys(privateKey, null);
    }

    /** Of a command of this program, for as long as a command may take. */
    public String ownToken() {
        return token(System.getProperty("user.name"), List.of("admin"), LONGEST_COMMAND);
    }

    /** Makes them where they are not there yet; only their owner may read the private one. */
    public AccessKeys made() {
        if (Files.exists(privateKey) && Files.exists(publicKey)) {
            return this;
        }
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(CURVE));
            KeyPair pair = generator.generateKeyPair();
            new Pem(privateKey)
                    .write(
                            PrivateFile.FOR_ITS_OWNER,
                            new Pem.Block("PRIVATE KEY", pair.getPrivate().getEncoded()));
            new Pem(publicKey)
                    .write(
                            PrivateFile.FOR_EVERYBODY,
                            new Pem.Block("PUBLIC KEY", pair.getPublic().getEncoded()));
            return this;
        } catch (IOException e) {
            throw new LocalFailure("no keys can be written beside %s: %s".formatted(privateKey, e), e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java makes no keys on the curve " + CURVE, e);
        }
    }

    /** @param subject whom the token speaks for; a customer's is the {@code customerId} of its orders */
    public String token(String subject, List<String> roles, Duration lifetime) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setAudience(ISSUER);
        claims.setSubject(subject);
        claims.setStringListClaim("groups", roles);
        claims.setGeneratedJwtId();
        claims.setIssuedAtToNow();
        claims.setNotBeforeMinutesInThePast(SECONDS_OF_CLOCK_SKEW / 60f);
        claims.setExpirationTimeMinutesInTheFuture(lifetime.toSeconds() / 60f);
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        signature.setPayload(claims.toJson());
        signature.setKey(signingKey());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new LocalFailure("%s signs no tokens: %s".formatted(privateKey, e.getMessage()), e);
        }
    }

    private PrivateKey signingKey() {
        return read(privateKey, key -> KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(key)));
    }

    /** By which tokens are known. @param publicKey a PEM file @throws LocalFailure where it cannot be read */
    public static PublicKey verifyingKey(Path publicKey) {
        return read(publicKey, key -> KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(key)));
    }

    private interface Reading<K> {
        K of(byte[] key) throws GeneralSecurityException;
    }

    private static <K> K read(Path file, Reading<K> reading) {
        try {
            return reading.of(new Pem(file).read());
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new LocalFailure(
                    "the key in %s, by which tokens are signed or known, cannot be read: %s; quadrille keys makes a pair"
                            .formatted(file, e),
                    e);
        }
    }
}
