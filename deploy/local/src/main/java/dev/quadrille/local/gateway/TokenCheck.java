package dev.quadrille.local.gateway;

import dev.quadrille.local.secure.AccessKeys;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;

/** Whether a caller may have what the gateway itself answers; what the services answer they guard themselves, by the same rules. */
public final class TokenCheck {

    private static final String SYSTEM = "quadrille";
    private static final String BEARER = "Bearer ";
    private static final int CLOCK_SKEW_SECONDS = 30;
    private static final Duration A_WHILE = Duration.ofMinutes(1);
    private static final List<String> WHO_SEES_ALL = List.of("operator", "admin");

    private final Optional<JwtConsumer> tokens;

    private TokenCheck(Optional<JwtConsumer> tokens) {
        this.tokens = tokens;
    }

    /** @param publicKey a PEM file; null where everybody is let in */
    public static TokenCheck of(Path publicKey) {
        return new TokenCheck(
                Optional.ofNullable(publicKey).map(AccessKeys::verifyingKey).map(TokenCheck::consumer));
    }

    private static JwtConsumer consumer(PublicKey key) {
        return new JwtConsumerBuilder()
                .setVerificationKey(key)
                .setJwsAlgorithmConstraints(
                        AlgorithmConstraints.ConstraintType.PERMIT,
                        AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256)
                .setExpectedIssuer(SYSTEM)
                .setExpectedAudience(SYSTEM)
                .setRequireExpirationTime()
                .setRequireSubject()
                .setAllowedClockSkewInSeconds(CLOCK_SKEW_SECONDS)
                .build();
    }

    /** @param authorization the header; null where there is none @return empty where the caller may see everything */
    Optional<Refusal> refusal(String authorization) {
        if (tokens.isEmpty()) {
            return Optional.empty();
        }
        try {
            List<String> roles = claims(authorization).getStringListClaimValue("groups");
            boolean sees = roles != null && !Collections.disjoint(roles, WHO_SEES_ALL);
            return sees ? Optional.empty() : Optional.of(Refusal.notAllowed());
        } catch (InvalidJwtException | MalformedClaimException refused) {
            return Optional.of(Refusal.unknownCaller());
        }
    }

    /** Whom the token speaks for, and how long; nobody, for a while, where it is not valid or nobody needs one. */
    Subjects.Known speaksFor(String authorization, Instant now) {
        try {
            if (tokens.isPresent()) {
                JwtClaims claims = claims(authorization);
                Instant end = Instant.ofEpochMilli(claims.getExpirationTime().getValueInMillis());
                return new Subjects.Known(Optional.of(claims.getSubject()), end);
            }
        } catch (InvalidJwtException | MalformedClaimException refused) {
            // what it is shown for is refused by the service
        }
        return new Subjects.Known(Optional.empty(), now.plus(A_WHILE));
    }

    private JwtClaims claims(String authorization) throws InvalidJwtException {
        String token = authorization != null && authorization.startsWith(BEARER)
                ? authorization.substring(BEARER.length())
                : "none";
        return tokens.orElseThrow().processToClaims(token);
    }
}
