package dev.quadrille.notification.api;

import dev.quadrille.messaging.http.Problem;
import dev.quadrille.notification.Signature;

/** Who decides over a dead letter and why: nothing is replayed or parked without it. */
public record Decision(String by, String reason) {

    private static final int MAX_NAME = 100;
    private static final int MAX_REASON = 1_000;

    /** @throws Problem when one of them is missing */
    static Signature signed(String by, String reason) {
        Parameters parameters = new Parameters();
        check(parameters, "by", by, MAX_NAME, "your name");
        check(parameters, "reason", reason, MAX_REASON, "why you do this");
        parameters.check();
        return new Signature(by.strip(), reason.strip());
    }

    private static void check(Parameters parameters, String field, String text, int max, String meaning) {
        if (text == null || text.isBlank()) {
            parameters.refuse(field, "the " + field + " is missing", meaning);
        } else if (text.length() > max || text.chars().anyMatch(Character::isISOControl)) {
            parameters.refuse(
                    field,
                    "the " + field + " is too long, or holds a control character",
                    meaning + ", up to " + max + " characters on one line");
        }
    }
}
