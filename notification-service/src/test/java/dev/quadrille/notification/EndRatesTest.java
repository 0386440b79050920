package dev.quadrille.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrille.messaging.RealDatabase;
import dev.quadrille.notification.RateTable.Slot;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How sagas ended is counted by each replica, written once, and added up by all. */
@QuarkusTest
@QuarkusTestResource(RealDatabase.class)
class EndRatesTest {

    /** A time that no other test has. */
    private static final Instant START = Instant.parse("2031-01-01T00:00:00Z");

    @Inject
    RateTable table;

    @Inject
    Scene scene;

    private final Adjustable clock = new Adjustable();

    @AfterEach
    void tearDown() {
        scene.rows("delete from saga_rate where at > '2030-01-01'");
    }

    @Test
    void countsTheSecondsThatGoOn() {
        EndRates rates = new EndRates(table, clock);
        clock.now = START.plusMillis(7_300);
        rates.count(Stream.of(Outcome.SHIPPED, Outcome.SHIPPED, Outcome.OUT_OF_STOCK)
                .map(EndRatesTest::ended)
                .toList());
        rates.count(List.of(Saga.unheardOf(UUID.randomUUID())));

        assertThat(seen(rates))
                .isEqualTo(Map.of(
                        new Slot(START.plusSeconds(5), "SHIPPED"), 2,
                        new Slot(START.plusSeconds(5), "OUT_OF_STOCK"), 1));
        assertThat(rates.batch().await().indefinitely()).isFalse();
        assertThat(rows()).as("they are not over").isEmpty();
    }

    @Test
    void writesThemOnceTheyAreOver() {
        EndRates rates = new EndRates(table, clock);
        rates.count(List.of(ended(Outcome.SHIPPED)));
        clock.now = START.plusSeconds(5);
        rates.count(List.of(ended(Outcome.SHIPPED)));
        Map<Slot, Integer> before = seen(rates);

        rates.batch().await().indefinitely();
        rates.batch().await().indefinitely();

        assertThat(rows()).isEqualTo(List.of("2031-01-01T00:00:00Z SHIPPED 1"));
        assertThat(seen(rates)).isEqualTo(before).hasSize(2);
    }

    @Test
    void addsUpAllReplicasAlsoThoseThatAreGone() {
        EndRates gone = new EndRates(table, clock);
        EndRates other = new EndRates(table, clock);
        gone.count(List.of(ended(Outcome.SHIPPED), ended(Outcome.SHIPPED)));
        other.count(List.of(ended(Outcome.SHIPPED)));
        clock.now = START.plusSeconds(6);
        gone.batch().await().indefinitely();
        other.batch().await().indefinitely();
        EndRates restarted = new EndRates(table, clock);
        restarted.count(List.of(ended(Outcome.SHIPPED)));

        assertThat(seen(restarted))
                .isEqualTo(Map.of(new Slot(START, "SHIPPED"), 3, new Slot(START.plusSeconds(5), "SHIPPED"), 1));
        Durations durations = restarted.since(START).await().indefinitely().get(new Slot(START, "SHIPPED"));
        assertThat(durations.percentile(0.5)).isEqualTo(4);
    }

    @Test
    void forgetsAfterADay() {
        EndRates rates = new EndRates(table, clock);
        rates.count(List.of(ended(Outcome.SHIPPED)));
        clock.now = START.plus(Duration.ofDays(1)).plusSeconds(1);
        rates.count(List.of(ended(Outcome.DECLINED)));
        rates.batch().await().indefinitely();
        assertThat(rows()).as("too old when it was written").isEmpty();

        clock.now = clock.now.plusSeconds(5);
        rates.batch().await().indefinitely();
        assertThat(rows()).isEqualTo(List.of("2031-01-02T00:00:00Z PAYMENT_DECLINED 1"));
    }

    private static Map<Slot, Integer> seen(EndRates rates) {
        return rates.since(START).await().indefinitely().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().total()));
    }

    private List<String> rows() {
        return scene.rows("select * from saga_rate where at > '2030-01-01' order by at, outcome").stream()
                .map(row -> row.getOffsetDateTime("at").toInstant() + " " + row.getString("outcome") + " "
                        + row.getInteger("ended"))
                .toList();
    }

    private static Saga ended(Outcome outcome) {
        UUID order = UUID.randomUUID();
        Saga saga = Saga.unheardOf(order);
        outcome.of(order).steps().forEach(step -> saga.hear(step.event(), step.said()));
        return saga;
    }

    /** Shows what the test has set. */
    private static final class Adjustable extends Clock {

        private Instant now = START;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
