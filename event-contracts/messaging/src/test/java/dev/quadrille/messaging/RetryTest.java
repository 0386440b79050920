package dev.quadrille.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.quadrille.contracts.PaymentEvent.PaymentVoided;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What failed is tried again alone, as often as it may be, and its neighbours never wait for it. */
class RetryTest {

    private static final int ATTEMPTS = 3;

    @RegisterExtension
    static final Database DATABASE = new Database();

    private final List<UUID> orders =
            Stream.generate(UuidCreator::getTimeOrderedEpoch).limit(500).toList();
    private final UUID ill = orders.get(250);

    @Test
    void delaysItsNeighboursByOneMoreRunOfTheBatch() {
        Bench bench = new Bench(DATABASE.pool(), new Scribe(), ATTEMPTS);
        bench.scribe.cannotSpeakOf(ill);

        bench.hears(orders);

        assertThat(bench.scribe.runs).hasSize(2);
        assertThat(DATABASE.notedOrders()).hasSize(499).doesNotContain(ill);
        assertThat(bench.publisher.deadLetters()).isEmpty();
        assertThat(DATABASE.query("select cause, attempts, record_key from retry_queue"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.getString("cause")).contains("order " + ill + " cannot be noted");
                    assertThat(row.getInteger("attempts")).isEqualTo(1);
                    assertThat(row.getString("record_key")).isEqualTo(ill.toString());
                });
    }

    @Test
    void handlesAnEventOnceItsCauseIsGone() {
        Bench bench = new Bench(DATABASE.pool(), new Scribe(), ATTEMPTS);
        bench.scribe.cannotSpeakOf(ill);
        Delivery delivery = Delivery.of(Bench.cancelled(ill));
        bench.hears(delivery);

        bench.scribe.unspeakable.clear();
        bench.triesAgain();
        bench.hears(delivery);
        bench.triesAgain();

        assertThat(DATABASE.notedOrders()).containsExactly(ill);
        assertThat(bench.publisher.about(ill)).isEqualTo(List.of(new PaymentVoided(ill)));
        assertThat(DATABASE.count("retry_queue")).isZero();
    }

    @Test
    void sendsAnEventToTheDeadLettersAfterItsLastAttempt() {
        Bench bench = new Bench(DATABASE.pool(), new Scribe(), ATTEMPTS);
        bench.scribe.cannotSpeakOf(ill);

        bench.hears(List.of(ill));
        bench.triesAgain();
        assertThat(bench.publisher.deadLetters()).isEmpty();
        bench.triesAgain();

        assertThat(bench.publisher.deadLetters(ill)).hasSize(1);
        assertThat(DATABASE.count("retry_queue")).isZero();
        assertThat(bench.scribe.runs).as("one for each attempt").hasSize(3);
    }

    @Test
    void neverGivesACompensationUp() {
        Bench bench = new Bench(DATABASE.pool(), Scribe.undoing(), ATTEMPTS);
        bench.scribe.cannotSpeakOf(ill);
        bench.hears(List.of(ill));
        for (int attempt = 2; attempt <= 10; attempt++) {
            bench.triesAgain();
        }
        assertThat(bench.publisher.deadLetters()).isEmpty();
        assertThat(DATABASE.query("select attempts from retry_queue").get(0).getInteger(0))
                .isEqualTo(10);

        bench.scribe.unspeakable.clear();
        bench.triesAgain();

        assertThat(bench.publisher.about(ill)).isEqualTo(List.of(new PaymentVoided(ill)));
        assertThat(DATABASE.count("retry_queue")).isZero();
    }

    @Test
    void keepsWhatAReactionChangedThatAsksToBeHeardAgain() {
        Bench bench = new Bench(DATABASE.pool(), Scribe.trying(), ATTEMPTS);
        bench.scribe.unanswered.add(ill);

        bench.hears(orders);

        assertThat(bench.scribe.runs).as("nothing failed").hasSize(1);
        assertThat(DATABASE.notedOrders()).hasSize(500).contains(ill);
        assertThat(bench.publisher.said()).hasSize(499);
        assertThat(DATABASE.query("select cause from retry_queue").get(0).getString(0))
                .isEqualTo("nobody answers");
    }

    @Test
    void tellsAReactionWhichAttemptIsItsLast() {
        Bench bench = new Bench(DATABASE.pool(), Scribe.trying(), ATTEMPTS);
        bench.scribe.unanswered.add(ill);

        bench.hears(List.of(ill));
        bench.triesAgain();
        bench.triesAgain();

        assertThat(bench.scribe.attempts)
                .containsExactly(new Attempt(1, false), new Attempt(2, false), new Attempt(3, true));
        assertThat(bench.publisher.deadLetters(ill)).singleElement().asString().contains("nobody answers");
    }

    @Test
    void losesNoAttemptWithTheProcess() {
        Bench bench = new Bench(DATABASE.pool(), new Scribe(), ATTEMPTS);
        bench.scribe.cannotSpeakOf(ill);
        bench.hears(List.of(ill));

        Bench restarted = new Bench(DATABASE.pool(), new Scribe(), ATTEMPTS);
        restarted.triesAgain();

        assertThat(restarted.publisher.about(ill)).isEqualTo(List.of(new PaymentVoided(ill)));
        assertThat(DATABASE.count("retry_queue")).isZero();
    }
}
