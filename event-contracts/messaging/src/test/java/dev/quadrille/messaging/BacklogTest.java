package dev.quadrille.messaging;

import static dev.quadrille.messaging.Database.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.quadrille.messaging.Intake.Unavailable;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What waits, and what came twice, is counted and shown. */
class BacklogTest {

    @RegisterExtension
    static final Database DATABASE = new Database();

    private final UUID one = UuidCreator.getTimeOrderedEpoch();
    private final UUID two = UuidCreator.getTimeOrderedEpoch();

    /** Says nothing. */
    private static final class Dumb implements Publisher {
        @Override
        public Uni<Void> publish(List<OutboxMessage> messages) {
            return Uni.createFrom().failure(new IllegalStateException("no broker"));
        }

        @Override
        public Uni<Place> publish(OutboxMessage message) {
            return Uni.createFrom().failure(new IllegalStateException("no broker"));
        }

        @Override
        public void close() {}
    }

    @Test
    void countsWhatTurnsHaveMet() {
        Bench bench = new Bench(DATABASE.pool());
        bench.scribe.cannotSpeakOf(one);
        Delivery delivery = Delivery.of(Bench.cancelled(one), Bench.cancelled(two));

        bench.hears(delivery);
        bench.hears(delivery);

        assertThat(counter(bench, "inbox.duplicates")).isEqualTo(2);
        assertThat(counter(bench, "dead.letters")).isEqualTo(1);
        assertThat(counter(bench, "retries")).isZero();
    }

    @Test
    void countsWhatIsParked() {
        Bench bench = new Bench(DATABASE.pool(), new Scribe(), 3);
        bench.scribe.cannotSpeakOf(one);

        bench.hears(List.of(one, two));
        bench.triesAgain();

        assertThat(counter(bench, "retries")).isEqualTo(2);
        assertThat(counter(bench, "dead.letters")).isZero();
    }

    @Test
    void showsHowMuchWaitsInTheOutboxAndSinceWhen() {
        Bench silent = new Bench(DATABASE.pool(), new Dumb());
        silent.hears(List.of(one, two));
        DATABASE.query("update outbox set time = now() - interval '45 seconds'");
        Backlog backlog = new Backlog(DATABASE.pool(), silent.backoff, silent.registry);
        BacklogHealth health = new BacklogHealth(backlog, Duration.ofSeconds(30));
        assertThat(health.call().getStatus()).isEqualTo(Status.UP);

        backlog.refresh().join();

        assertThat(silent.registry.get("outbox.pending").gauge().value()).isEqualTo(2);
        assertThat(silent.registry.get("outbox.oldest").gauge().value()).isBetween(45.0, 60.0);
        assertThat(health.call().getStatus()).isEqualTo(Status.DOWN);
    }

    @Test
    void refusesMorePromisesWhileTooMuchWaits() {
        Bench silent = new Bench(DATABASE.pool(), new Dumb());
        Backlog backlog = new Backlog(DATABASE.pool(), silent.backoff, silent.registry);
        OutboxBound bound = new OutboxBound(backlog, 2, Duration.ofMinutes(10));
        silent.hears(List.of(one, two));
        backlog.refresh().join();
        assertThat(done(bound.within(() -> Uni.createFrom().item("kept")))).isEqualTo("kept");

        silent.hears(List.of(UuidCreator.getTimeOrderedEpoch()));
        backlog.refresh().join();
        assertThatThrownBy(() -> done(bound.within(() -> Uni.createFrom().item("kept"))))
                .isInstanceOf(Unavailable.class)
                .hasMessageMatching("3 messages wait to be said, the oldest for \\d+ s:"
                        + " nothing more is promised until they are; try again in 5 s");
    }

    @Test
    void refusesMorePromisesWhileSomethingWaitsTooLong() {
        Bench silent = new Bench(DATABASE.pool(), new Dumb());
        Backlog backlog = new Backlog(DATABASE.pool(), silent.backoff, silent.registry);
        OutboxBound bound = new OutboxBound(backlog, 100, Duration.ofMinutes(10));
        silent.hears(List.of(one));
        DATABASE.query("update outbox set time = now() - interval '60 seconds'");
        backlog.refresh().join();
        assertThat(done(bound.within(() -> Uni.createFrom().item("kept")))).isEqualTo("kept");

        DATABASE.query("update outbox set time = now() - interval '601 seconds'");
        backlog.refresh().join();
        assertThatThrownBy(() -> done(bound.within(() -> Uni.createFrom().item("kept"))))
                .isInstanceOf(Unavailable.class)
                .hasMessageMatching(".* the oldest for 6\\d\\d s: .*");
        DATABASE.query("truncate outbox");
        backlog.refresh().join();
        assertThat(done(bound.within(() -> Uni.createFrom().item("kept")))).isEqualTo("kept");
    }

    @Test
    void warnsOfACompensationThatIsStuck() {
        Bench bench = new Bench(DATABASE.pool(), Scribe.undoing(), 2);
        bench.scribe.cannotSpeakOf(one);
        Backlog backlog = new Backlog(DATABASE.pool(), bench.backoff, bench.registry);
        BacklogHealth health = new BacklogHealth(backlog, Duration.ofSeconds(30));

        bench.hears(List.of(one));
        bench.triesAgain();
        backlog.refresh().join();
        assertThat(health.call().getStatus()).isEqualTo(Status.UP);

        bench.triesAgain();
        backlog.refresh().join();
        assertThat(health.call().getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.call().getData().orElseThrow()).containsEntry("stuck", 1L);
    }

    @Test
    void isAliveAsLongAsSomeAttemptComesToAnEnd() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
        Progress progress = new Progress(clock(now), Duration.ofSeconds(60));
        assertThat(progress.call().getStatus()).isEqualTo(Status.UP);

        progress.begins();
        now.set(Instant.EPOCH.plusSeconds(59));
        assertThat(progress.call().getStatus()).isEqualTo(Status.UP);
        progress.attempted();
        now.set(Instant.EPOCH.plusSeconds(118));
        assertThat(progress.call().getStatus()).as("tried again").isEqualTo(Status.UP);
        now.set(Instant.EPOCH.plusSeconds(120));
        assertThat(progress.call().getStatus()).as("hangs").isEqualTo(Status.DOWN);

        progress.ends();
        assertThat(progress.call().getStatus()).as("nothing to do").isEqualTo(Status.UP);
    }

    private static double counter(Bench bench, String name) {
        return bench.registry.get(name).counter().count();
    }

    private static Clock clock(AtomicReference<Instant> now) {
        return new Clock() {
            @Override
            public Instant instant() {
                return now.get();
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
    }
}
