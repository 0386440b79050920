package dev.quadrille.notification.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.quadrille.messaging.http.Problem;
import dev.quadrille.notification.Correction;
import dev.quadrille.notification.DeadLetterDesk.Wish;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A replay as an operator asks for it. Without body, key and headers the original goes back as it came.
 *
 * @param body JSON, or a string for a text that is none; a value that is shown masked means the hidden one
 * @param headers in place of the original ones of these names; null leaves one out
 * @param again send it although it was replayed or parked before
 * @param force send it although this service cannot read it
 */
public record ReplayForm(
        String by,
        String reason,
        @Schema(implementation = Object.class) JsonNode body,
        String key,
        Map<String, String> headers,
        boolean again,
        boolean force) {

    /** @throws Problem for a key or a header that no Kafka record and no database takes */
    Wish wish() {
        Parameters parameters = new Parameters();
        parameters.read("key", key, Parameters::text, "a text without NUL");
        if (headers != null && headers.containsKey("")) {
            parameters.refuse("headers", "a header has no name", "the names of the original's headers");
        }
        parameters.check();
        JsonNode corrected = body == null || body.isNull() ? null : body;
        return new Wish(new Correction(corrected, key, headers), again, force);
    }
}
