package dev.quadrille.order.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.quadrille.messaging.http.Problem;
import dev.quadrille.order.RequestKey;
import jakarta.ws.rs.core.HttpHeaders;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header of draft-ietf-httpapi-idempotency-key-header: a string in quotes (RFC 9651). The bare key is taken, too, for
 * most clients send it so.
 */
final class IdempotencyKey {

    static final String HEADER = "Idempotency-Key";
    static final String DESCRIPTION = """
            Sent again with the same key and body within 24 hours, the request has no further effect and gets the answer \
            that was given first. A key belongs to its customer and route.""";

    static final String EXAMPLE = "\"8e03978e-40d5-43dd-bc93-6894a57f9324\"";

    private static final int LONGEST = 255;
    private static final String ALLOWED = "1 to 255 printable ASCII characters, best a UUID in quotes: " + EXAMPLE;
    private static final Pattern QUOTED = Pattern.compile("\"((?:[ !#-\\[\\]-~]|\\\\[\"\\\\])*)\"");
    private static final Pattern BARE = Pattern.compile("[!#-~]*");
    private static final JsonMapper CANONICAL = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .defaultPropertyInclusion(JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, null))
            .build();

    private IdempotencyKey() {}

    /**
     * @param body as it was understood, so that white space and the order of fields do not matter
     * @return null where the request has no key
     * @throws Problem for a key of the wrong form
     */
    static RequestKey of(HttpHeaders headers, String scope, Object body) {
        return of(headers.getRequestHeader(HEADER), scope, body); // a @HeaderParam does not show an empty one
    }

    static RequestKey of(List<String> sent, String scope, Object body) {
        if (sent == null || sent.isEmpty()) {
            return null;
        }
        if (sent.size() > 1) {
            throw malformed(sent.size() + " keys were sent");
        }
        return new RequestKey(scope, key(sent.get(0).strip()), fingerprint(body));
    }

    private static String key(String header) {
        if (header.length() > 2 * LONGEST + 2) { // every character may be escaped, and the pattern recurses
            throw malformed("the key has more than " + LONGEST + " characters");
        }
        Matcher quoted = QUOTED.matcher(header);
        if (!quoted.matches() && !BARE.matcher(header).matches()) {
            throw malformed("the key is no string of printable ASCII characters");
        }
        String key = quoted.matches() ? quoted.group(1).replaceAll("\\\\(.)", "$1") : header;
        if (key.isEmpty()) {
            throw malformed("the key is empty");
        }
        if (key.length() > LONGEST) {
            throw malformed("the key has " + key.length() + " characters");
        }
        return key;
    }

    private static Problem malformed(String detail) {
        return Problem.invalid(HEADER, detail, ALLOWED);
    }

    private static String fingerprint(Object body) {
        try {
            byte[] canonical = CANONICAL.writeValueAsBytes(body);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(canonical));
        } catch (JsonProcessingException | NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("cannot take the fingerprint of a request", impossible);
        }
    }
}
