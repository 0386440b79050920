package dev.quadrille.order;

import dev.quadrille.messaging.Intake.Answer;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What was answered to a request with a key.
 *
 * @param status of the order then; null where it was too late to cancel it
 * @param confirmedAt since when it was too late; null otherwise
 */
record GivenAnswer(RequestKey key, UUID orderId, OrderStatus status, Instant confirmedAt) {

    /** @return nothing where the request may be mended and sent again under its key: it had no effect */
    static Optional<GivenAnswer> of(RequestKey key, Answer<Receipt> answer) {
        if (answer.refusal() instanceof TooLateToCancel tooLate) {
            return Optional.of(new GivenAnswer(key, tooLate.orderId(), null, tooLate.confirmedAt()));
        }
        return Optional.ofNullable(answer.value())
                .map(receipt -> new GivenAnswer(key, receipt.orderId(), receipt.status(), null));
    }

    /** The same answer once more, unless something else is asked. */
    Answer<Receipt> repeatedTo(RequestKey again) {
        if (!key.fingerprint().equals(again.fingerprint())) {
            return new Answer<>(null, new KeyReused(again.key()));
        }
        return status == null
                ? new Answer<>(null, new TooLateToCancel(orderId, confirmedAt))
                : new Answer<>(new Receipt(orderId, status), null);
    }
}
