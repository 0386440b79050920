package dev.quadrille.notification.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import dev.quadrille.messaging.BuriedRecord;
import dev.quadrille.notification.DeadLetterPages.Action;
import dev.quadrille.notification.DeadLetterPages.Line;
import dev.quadrille.notification.DeadLetterPages.Whole;
import dev.quadrille.notification.ShownBody;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A whole dead letter as it is read; personal data and payment token masked.
 *
 * @param bodyEncoding json, text, base64, or none
 * @param omitted why body and headers are not here; null where they are
 * @param others letters about the same event in the same service, newest first
 */
public record DeadLetterView(
        @JsonUnwrapped Line letter,
        String key,
        Map<String, String> headers,
        String bodyEncoding,
        @Schema(implementation = Object.class) JsonNode body,
        String omitted,
        String stack,
        List<Action> actions,
        List<UUID> others) {

    static DeadLetterView of(Whole whole) {
        BuriedRecord letter = whole.letter();
        ShownBody body = ShownBody.of(letter.original().body());
        return new DeadLetterView(
                whole.line(),
                ShownBody.masked(letter.original().key()),
                ShownBody.masked(letter.original().headers()),
                body.encoding(),
                body.content(),
                letter.omitted(),
                letter.stack(),
                whole.actions(),
                whole.others());
    }
}
