package dev.quadrille.messaging;

import static dev.quadrille.messaging.Database.done;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.quadrille.messaging.FailedAttempts.FailedAttempt;
import dev.quadrille.messaging.Housekeeping.Removed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What was tried in vain is told, attempt by attempt, as long as the ids of its time are kept. */
class FailedAttemptsTest {

    private static final int ATTEMPTS = 3;

    @RegisterExtension
    static final Database DATABASE = new Database();

    private final UUID ill = UuidCreator.getTimeOrderedEpoch();
    private final UUID event = UuidCreator.getTimeOrderedEpoch();
    private final FailedAttempts attempts = new FailedAttempts(DATABASE.pool());

    @Test
    void tellsEachOfThemAndWhenTheNextIsDue() {
        Bench bench = new Bench(DATABASE.pool(), new Scribe(), ATTEMPTS);
        bench.scribe.cannotSpeakOf(ill);
        bench.hears(new Delivery().and(Bench.cancelled(ill), event));
        bench.triesAgain();

        List<FailedAttempt> told = done(attempts.of(ill));

        assertThat(told).extracting(FailedAttempt::number).containsExactly(1, 2);
        assertThat(told).extracting(FailedAttempt::eventId).containsOnly(event);
        assertThat(told).allMatch(attempt -> attempt.cause().contains("cannot be noted"));
        assertThat(told.get(0).again()).as("the second followed").isNull();
        assertThat(told.get(1).again()).isNotNull();
        assertThat(done(attempts.of(event))).isEmpty();
    }

    @Test
    void stillTellsOfThemWhenNothingMoreIsTried() {
        Bench bench = new Bench(DATABASE.pool(), new Scribe(), ATTEMPTS);
        bench.scribe.cannotSpeakOf(ill);
        bench.hears(List.of(ill));
        bench.scribe.unspeakable.clear();
        bench.triesAgain();

        assertThat(done(attempts.of(ill))).singleElement().satisfies(attempt -> {
            assertThat(attempt.number()).isEqualTo(1);
            assertThat(attempt.again()).isNull();
        });
    }

    @Test
    void keepsTheFirstAndTheLastOfVeryMany() {
        Bench bench = new Bench(DATABASE.pool(), Scribe.undoing(), ATTEMPTS);
        bench.scribe.cannotSpeakOf(ill);
        bench.hears(List.of(ill));
        for (int attempt = 2; attempt <= FailedAttempts.SLOTS + 5; attempt++) {
            bench.triesAgain();
        }

        List<FailedAttempt> told = done(attempts.of(ill));

        assertThat(told).hasSize(FailedAttempts.SLOTS);
        assertThat(told.get(told.size() - 1).number()).isEqualTo(FailedAttempts.SLOTS + 5);
        assertThat(told.get(told.size() - 1).again()).isNotNull();
    }

    @Test
    void forgetsThemWithTheIdsOfTheirTime() {
        Bench bench = new Bench(DATABASE.pool(), new Scribe(), ATTEMPTS);
        bench.scribe.cannotSpeakOf(ill);
        bench.hears(List.of(ill));

        assertThat(sweptAfter(Duration.ofDays(7).minusMinutes(1))).isEqualTo(new Removed(0, false));
        assertThat(sweptAfter(Duration.ofDays(7).plusMinutes(1))).isEqualTo(new Removed(1, false));
        assertThat(done(attempts.of(ill))).isEmpty();
    }

    private static Removed sweptAfter(Duration time) {
        Clock clock = Clock.fixed(Instant.now().plus(time), ZoneOffset.UTC);
        return done(new ForgottenAttempts(DATABASE.pool(), clock, Duration.ofDays(7)).remove());
    }
}
