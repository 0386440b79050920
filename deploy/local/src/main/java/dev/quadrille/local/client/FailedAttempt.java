package dev.quadrille.local.client;

import java.util.List;

/**
 * What a service tried in vain for an order.
 *
 * @param service who tried
 * @param number 1 for the first
 * @param again when it is tried again; null where that has happened, or is not to happen
 */
public record FailedAttempt(String service, String eventId, int number, String at, String cause, String again) {

    /** As a service answers. */
    record Answered(List<FailedAttempt> attempts) {

        List<FailedAttempt> of(String service) {
            return attempts.stream()
                    .map(one ->
                            new FailedAttempt(service, one.eventId(), one.number(), one.at(), one.cause(), one.again()))
                    .toList();
        }
    }
}
