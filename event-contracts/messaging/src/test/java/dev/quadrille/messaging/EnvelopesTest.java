package dev.quadrille.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quadrille.contracts.Envelope;
import dev.quadrille.contracts.PaymentEvent.PaymentVoided;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Two events may say the same, and are two. */
class EnvelopesTest {

    private static final UUID ORDER = UUID.randomUUID();

    private static final byte[] JSON = "{\"orderId\": \"%s\"}".formatted(ORDER).getBytes(StandardCharsets.UTF_8);

    private final Envelopes envelopes = new Envelopes();

    @Test
    void tellsEqualEventsApart() {
        PaymentVoided one = new PaymentVoided(ORDER);
        PaymentVoided two = new PaymentVoided(ORDER);
        envelopes.heard(one, envelope(1), JSON);
        envelopes.heard(two, envelope(2), JSON);

        assertThat(envelopes.of(one)).isEqualTo(envelope(1));
        assertThat(envelopes.of(two)).isEqualTo(envelope(2));
    }

    @Test
    void doNotKnowAnEventOfAnotherBatch() {
        envelopes.heard(new PaymentVoided(ORDER), envelope(1), JSON);

        assertThatThrownBy(() -> envelopes.of(new PaymentVoided(ORDER)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("was neither heard nor announced in this batch");
    }

    @Test
    void keepTheJsonThatWasHeard() {
        PaymentVoided heard = new PaymentVoided(ORDER);
        envelopes.heard(heard, envelope(1), JSON);

        assertThat(envelopes.json(heard)).isEqualTo(new String(JSON, StandardCharsets.UTF_8));
    }

    @Test
    void writeTheJsonOfAnOlderVersionAnew() {
        PaymentVoided heard = new PaymentVoided(ORDER);
        envelopes.heard(heard, envelope("payment.voided.v0", 1), JSON);

        assertThat(envelopes.json(heard)).isEqualTo("{\"orderId\":\"%s\"}".formatted(ORDER));
    }

    @Test
    void writeTheJsonOfAnAnnouncementOnce() {
        PaymentVoided announced = new PaymentVoided(ORDER);

        byte[] sent = envelopes.announced(announced, envelope(1));

        assertThat(envelopes.json(announced)).isEqualTo(new String(sent, StandardCharsets.UTF_8));
    }

    private static Envelope envelope(int id) {
        return envelope("payment.voided.v1", id);
    }

    private static Envelope envelope(String type, int id) {
        return new Envelope(new UUID(0, id), type, "/payment-service", ORDER, Instant.EPOCH, null, null);
    }
}
