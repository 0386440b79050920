package dev.quadrille.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quadrille.contracts.Envelope;
import dev.quadrille.contracts.PaymentEvent.PaymentVoided;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Two events may say the same, and are two. */
class EnvelopesTest {

    private static final UUID ORDER = UUID.randomUUID();

    private final Envelopes envelopes = new Envelopes();

    @Test
    void tellsEqualEventsApart() {
        PaymentVoided one = new PaymentVoided(ORDER);
        PaymentVoided two = new PaymentVoided(ORDER);
        envelopes.put(one, envelope(1));
        envelopes.put(two, envelope(2));

        assertThat(envelopes.of(one)).isEqualTo(envelope(1));
        assertThat(envelopes.of(two)).isEqualTo(envelope(2));
    }

    @Test
    void doNotKnowAnEventOfAnotherBatch() {
        envelopes.put(new PaymentVoided(ORDER), envelope(1));

        assertThatThrownBy(() -> envelopes.of(new PaymentVoided(ORDER)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("was neither heard nor announced in this batch");
    }

    private static Envelope envelope(int id) {
        return new Envelope(new UUID(0, id), "payment.voided.v1", "/payment-service", ORDER, Instant.EPOCH, null, null);
    }
}
