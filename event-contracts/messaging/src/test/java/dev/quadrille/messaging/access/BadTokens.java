package dev.quadrille.messaging.access;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.HmacKey;

/** Tokens that must open nothing (ASVS 5.0: 9.1.1 to 9.1.3, 9.2.1 to 9.2.4), by what is wrong with them. */
public final class BadTokens {

    private static final String ES256 = AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256;
    private static final int BEYOND_THE_SKEW = 5;

    private BadTokens() {}

    public static Map<String, String> byFault(String subject, String... roles) {
        JwtClaims good = Tokens.claims(subject, claims -> {}, roles);
        String token = Tokens.of(subject, roles);
        Map<String, String> bad = new LinkedHashMap<>();
        bad.put(
                "expired",
                Tokens.with(subject, claims -> claims.setExpirationTimeMinutesInTheFuture(-BEYOND_THE_SKEW), roles));
        bad.put("without an end", Tokens.with(subject, claims -> claims.unsetClaim("exp"), roles));
        bad.put(
                "not yet valid",
                Tokens.with(subject, claims -> claims.setNotBeforeMinutesInThePast(-BEYOND_THE_SKEW), roles));
        bad.put("by another issuer", Tokens.with(subject, claims -> claims.setIssuer("somebody"), roles));
        bad.put("for others", Tokens.with(subject, claims -> claims.setAudience("another-system"), roles));
        bad.put("for nobody", Tokens.with(subject, claims -> claims.unsetClaim("aud"), roles));
        bad.put("unsigned", Tokens.signed(good, AlgorithmIdentifiers.NONE, null));
        bad.put(
                "signed with the public key as a secret",
                Tokens.signed(
                        good,
                        AlgorithmIdentifiers.HMAC_SHA256,
                        new HmacKey(Tokens.KEYS.getPublic().getEncoded())));
        bad.put(
                "signed with another key",
                Tokens.signed(good, ES256, Tokens.keys().getPrivate()));
        bad.put("cut off", token.substring(0, token.length() - 1));
        bad.put("changed", changed(token));
        bad.put("no token", "nonsense");
        return bad;
    }

    /** The signature of one, the claims of another. */
    private static String changed(String token) {
        String[] parts = token.split("\\.");
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        String others = claims.replaceFirst("\"sub\":\"", "\"sub\":\"x");
        return parts[0] + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(others.getBytes(StandardCharsets.UTF_8))
                + "." + parts[2];
    }
}
