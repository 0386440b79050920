package dev.quadrille.local.client;

import java.util.regex.Pattern;

/**
 * One event of a saga, as notification-service heard it.
 *
 * @param type the wire name with its version, such as {@code order.created.v2}
 * @param causationId the id of the event that caused it; null when a customer did
 */
public record HeardEvent(String id, String type, String source, String time, String causationId) {

    private static final Pattern VERSION = Pattern.compile("\\.v\\d+$");

    /** The type without its version. */
    public String step() {
        return VERSION.matcher(type).replaceFirst("");
    }

    /** Telling the customer is no step of the saga. */
    public boolean isStep() {
        return !type.startsWith("notification.");
    }
}
