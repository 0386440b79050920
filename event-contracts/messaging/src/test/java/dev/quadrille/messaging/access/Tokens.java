package dev.quadrille.messaging.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/** Tokens as callers could show them, good and bad. */
public final class Tokens {

    static final KeyPair KEYS = keys();
    private static final String ES256 = AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256;
    private static final int VALID_MINUTES = 10;

    private Tokens() {}

    /** One that the services under test accept. */
    public static String of(String subject, String... roles) {
        return with(subject, claims -> {}, roles);
    }

    /** One that is accepted, but not for long. */
    public static String thatEndsIn(int seconds, String subject, String... roles) {
        return with(subject, claims -> claims.setExpirationTimeMinutesInTheFuture(seconds / 60f), roles);
    }

    static String with(String subject, Consumer<JwtClaims> change, String... roles) {
        return signed(claims(subject, change, roles), ES256, KEYS.getPrivate());
    }

    static String signed(JwtClaims claims, String algorithm, Key key) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        signature.setDoKeyValidation(false);
        signature.setAlgorithmHeaderValue(algorithm);
        signature.setPayload(claims.toJson());
        signature.setKey(key);
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    static JwtClaims claims(String subject, Consumer<JwtClaims> change, String... roles) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer("quadrille");
        claims.setAudience("quadrille");
        claims.setSubject(subject);
        claims.setStringListClaim("groups", List.of(roles));
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(VALID_MINUTES);
        change.accept(claims);
        return claims;
    }

    static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The file by which the services under test know them. */
    static Path publicKey() {
        String key = Base64.getMimeEncoder().encodeToString(KEYS.getPublic().getEncoded());
        try {
            Path file = Files.createTempFile("quadrille-access", ".pem");
            file.toFile().deleteOnExit();
            return Files.writeString(file, "-----BEGIN PUBLIC KEY-----\n" + key + "\n-----END PUBLIC KEY-----\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
