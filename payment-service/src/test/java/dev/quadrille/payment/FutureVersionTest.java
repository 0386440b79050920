package dev.quadrille.payment;

import static dev.quadrille.payment.Orders.processed;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.quadrille.contracts.Envelope;
import dev.quadrille.contracts.EventCodec;
import dev.quadrille.contracts.Participant;
import dev.quadrille.messaging.BuriedRecord;
import dev.quadrille.messaging.Delivery;
import dev.quadrille.messaging.OriginalRecord;
import dev.quadrille.messaging.RealDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** An event from the future waits among the dead letters until this service understands it, and is handled then. */
@QuarkusTest
@QuarkusTestResource(RealDatabase.class)
class FutureVersionTest {

    @Inject
    Scene scene;

    private final UUID order = UuidCreator.getTimeOrderedEpoch();
    private final UUID id = UuidCreator.getTimeOrderedEpoch();

    @Test
    void isChargedOnceWhenItIsReplayedAsAVersionThatIsUnderstood() {
        scene.hears(new Delivery().and(future())).hasHeardAll();
        scene.says(order);
        BuriedRecord letter = scene.buried(order).get(0);
        assertThat(letter.cause()).startsWith("UnknownEventVersion");
        assertThat(letter.type()).isEqualTo("order.created.v3");

        Delivery replay = new Delivery().andReplay(letter, inTheVersionOfToday(letter.original()));
        scene.hears(replay).hears(replay).hasHeardAll();

        scene.says(order, processed(order));
        assertThat(scene.booked(order))
                .hasValueSatisfying(booked -> assertThat(booked.attempts()).isEqualTo(1));
    }

    /** After the upgrade the original can be read; should the broker give it again, it was handled. */
    @Test
    void isNotChargedAgainWhenItComesAgainAfterItsReplay() {
        scene.hears(new Delivery().and(future())).hasHeardAll();
        BuriedRecord letter = scene.buried(order).get(0);
        scene.hears(new Delivery().andReplay(letter, inTheVersionOfToday(letter.original())))
                .hasHeardAll();

        scene.hears(new Delivery().and(Orders.created(order), id)).hasHeardAll();

        scene.says(order, processed(order));
        assertThat(scene.buried(order)).hasSize(1);
    }

    @Test
    void isADeadLetterAgainWhenItIsReplayedTooEarly() {
        scene.hears(new Delivery().and(future())).hasHeardAll();
        BuriedRecord first = scene.buried(order).get(0);

        scene.hears(new Delivery().andReplay(first, first.original())).hasHeardAll();

        scene.says(order);
        assertThat(scene.buried(order))
                .hasSize(2)
                .allSatisfy(letter -> assertThat(letter.eventId()).isEqualTo(first.eventId()));
        assertThat(scene.buried(order).get(1).replayId()).isNotNull();
    }

    private static OriginalRecord inTheVersionOfToday(OriginalRecord future) {
        Map<String, String> headers = new HashMap<>(future.headers());
        headers.put("ce_type", "order.created.v2");
        return new OriginalRecord(
                future.topic(), future.partition(), future.offset(), future.key(), headers, future.body());
    }

    private ConsumerRecord<String, byte[]> future() {
        byte[] body = EventCodec.encode(Orders.created(order));
        ConsumerRecord<String, byte[]> record =
                new ConsumerRecord<>("orders.created", 0, order.hashCode() & 0xFFFFFFL, order.toString(), body);
        new Envelope(id, "order.created.v3", Participant.ORDER.source(), order, Instant.now(), null, null)
                .write((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }
}
