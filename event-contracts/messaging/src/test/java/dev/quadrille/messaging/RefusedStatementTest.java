package dev.quadrille.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The database says which constraint was broken, not by which event: the culprit is found by halves. */
class RefusedStatementTest {

    @RegisterExtension
    static final Database DATABASE = new Database();

    private final List<UUID> orders =
            Stream.generate(UuidCreator::getTimeOrderedEpoch).limit(20).toList();
    private Bench bench;

    @BeforeEach
    void setUp() {
        bench = new Bench(DATABASE.pool());
    }

    @Test
    void sendsOneEventToTheDeadLettersAndItsNeighboursThrough() {
        bench.scribe.cannotWriteOf(orders.get(7));

        bench.hears(orders);

        onlyTheseFailed(orders.get(7));
        assertThat(DeadLetterTest.headers(bench.publisher.deadLetters().get(0)).get("dead_letter_cause"))
                .startsWith("PgException:")
                .contains("note_text_check", "23514");
    }

    @Test
    void takesFewRunsToFindOneOfMany() {
        bench.scribe.cannotWriteOf(orders.get(7));

        bench.hears(orders);

        assertThat(bench.scribe.runs).as("two for each of five halvings").hasSizeLessThanOrEqualTo(12);
    }

    @Test
    void findsSeveralBesideAReactionThatThrows() {
        bench.scribe.cannotWriteOf(orders.get(2));
        bench.scribe.cannotWriteOf(orders.get(3));
        bench.scribe.cannotSpeakOf(orders.get(11));

        bench.hears(orders);

        onlyTheseFailed(orders.get(2), orders.get(3), orders.get(11));
    }

    private void onlyTheseFailed(UUID... culprits) {
        List<UUID> failed = List.of(culprits);
        assertThat(bench.publisher.deadLetters())
                .extracting(OutboxMessage::key)
                .containsExactlyInAnyOrderElementsOf(
                        failed.stream().map(UUID::toString).toList());
        List<UUID> others =
                orders.stream().filter(order -> !failed.contains(order)).toList();
        assertThat(DATABASE.notedOrders()).containsExactlyInAnyOrderElementsOf(others);
        assertThat(others)
                .allSatisfy(order -> assertThat(bench.publisher.about(order)).hasSize(1));
    }
}
