package dev.quadrille.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrille.messaging.Housekeeping.Removed;
import dev.quadrille.messaging.RealDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Dead letters are kept as long after their decision as events after the end of their saga; open ones for ever. */
@QuarkusTest
@QuarkusTestResource(RealDatabase.class)
class ForgottenLettersTest {

    private static final String SERVICE = "order-service";
    private static final Instant NOW = Instant.parse("2020-04-10T12:00:00Z"); // keeps since 2020-03-11

    @Inject
    Scene scene;

    @Inject
    Pool pool;

    @AfterEach
    void clear() {
        scene.rows("delete from dead_letter_action where done_at < '2021-01-01'");
        scene.rows("delete from dead_letter where stored_at < '2021-01-01'");
    }

    @Test
    void areForgottenWithWhatWasDoneToThem() {
        UUID replayed = letter("REPLAYED", "2020-03-01T00:00:00Z");
        UUID parked = letter("PARKED", "2020-03-01T00:00:00Z");
        decided(replayed, "2020-03-02T00:00:00Z");
        decided(replayed, "2020-03-10T23:59:59Z");
        decided(parked, "2020-03-02T00:00:00Z");

        assertThat(sweep()).isEqualTo(new Removed(2, false));

        assertThat(left(replayed, parked)).isEmpty();
        assertThat(scene.rows("select from dead_letter_action where letter_id = any($1)", (Object)
                        new UUID[] {replayed, parked}))
                .isEmpty();
    }

    @Test
    void areKeptWhileTheyAreOpen() {
        UUID open = letter("OPEN", "2020-01-01T00:00:00Z");

        assertThat(sweep()).isEqualTo(new Removed(0, false));

        assertThat(left(open)).containsExactly(open);
    }

    @Test
    void areKeptAMonthAfterTheLastDecision() {
        UUID young = letter("REPLAYED", "2020-03-11T00:00:00Z");
        UUID decidedLate = letter("PARKED", "2020-01-01T00:00:00Z");
        decided(decidedLate, "2020-03-11T00:00:00Z");

        assertThat(sweep()).isEqualTo(new Removed(0, false));

        assertThat(left(young, decidedLate)).containsExactlyInAnyOrder(young, decidedLate);
    }

    @Test
    void goInBatches() {
        for (int i = 0; i < ForgottenLetters.BATCH + 7; i++) {
            letter("PARKED", "2020-03-01T00:00:00Z");
        }

        assertThat(sweep()).isEqualTo(new Removed(ForgottenLetters.BATCH, true));
        assertThat(sweep()).isEqualTo(new Removed(7, false));
    }

    private Removed sweep() {
        return new ForgottenLetters(pool, LongAgo.retention(NOW))
                .remove()
                .subscribeAsCompletionStage()
                .join();
    }

    private UUID letter(String state, String stored) {
        return scene.rows("""
                        insert into dead_letter (id, service, event_id, topic, kafka_partition, kafka_offset, headers,
                                                 cause, attempts, buried_at, stored_at, state)
                        values (uuidv7(), $1, uuidv7(), 'payments.failed', 0, 0, '{}', 'Odd: it is', 1,
                                $3::text::timestamptz, $3::text::timestamptz, $2) returning id""", SERVICE, state, stored).get(0).getUUID(0);
    }

    private void decided(UUID letter, String at) {
        scene.rows("""
                insert into dead_letter_action (letter_id, action, done_by, reason, done_at)
                values ($1, 'REPLAY', 'jo', 'mended', $2::text::timestamptz)""", letter, at);
    }

    private List<UUID> left(UUID... letters) {
        return scene.rows("select id from dead_letter where id = any($1)", (Object) letters).stream()
                .map(row -> row.getUUID(0))
                .toList();
    }
}
