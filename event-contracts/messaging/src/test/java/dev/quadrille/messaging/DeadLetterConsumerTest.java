package dev.quadrille.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrille.contracts.Participant;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.junit.jupiter.api.Test;

/** A dead letter that cannot be kept now is kept later: there is nowhere else for it to go. */
class DeadLetterConsumerTest {

    private final List<List<BuriedRecord>> given = new ArrayList<>();

    @Test
    void givesTheSameLettersUntilTheyAreKept() {
        Delivery buried =
                Delivery.of(Bench.cancelled(UUID.randomUUID())).andGarbage("orders.cancelled", UUID.randomUUID());
        ConsumerRecords<String, byte[]> batch = new Delivery()
                .andLetters(Participant.PAYMENT, buried, new IllegalStateException("no"))
                .andGarbage("payment-service.dead-letters", UUID.randomUUID())
                .records();

        Database.done(new DeadLetterConsumer(this::failTwice).on(batch));

        assertThat(given).hasSize(3);
        assertThat(given.get(2)).hasSize(3).extracting(BuriedRecord::id).doesNotHaveDuplicates();
        assertThat(given.get(2))
                .extracting(BuriedRecord::id)
                .isEqualTo(given.get(0).stream().map(BuriedRecord::id).toList());
    }

    private Uni<Void> failTwice(List<BuriedRecord> letters) {
        given.add(letters);
        if (given.size() == 1) {
            throw new IllegalArgumentException("a database that refuses");
        }
        return given.size() == 2
                ? Uni.createFrom().failure(new IllegalStateException("a database that is away"))
                : Uni.createFrom().voidItem();
    }
}
