package dev.quadrille.local.client;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** A whole dead letter, masked as notification-service shows it. @param bodyEncoding json, text, base64, or none */
public record DeadLetterDetails(
        @JsonUnwrapped DeadLetter letter,
        String key,
        Map<String, String> headers,
        String bodyEncoding,
        JsonNode body,
        String omitted,
        String stack,
        List<Action> actions,
        List<String> others) {

    /** What was done to it. */
    public record Action(String action, String by, String reason, String at, String replayId, String corrected) {}

    /** JSON on several lines, anything else as it is; empty where there is none. */
    public String bodyText() {
        if (body == null || body.isNull()) {
            return "";
        }
        return body.isTextual() ? body.textValue() : body.toPrettyString();
    }
}
