package dev.quadrille.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each class of failure strikes one running system under load: all orders end, and the audit finds nothing. */
@Tag("faults")
class FaultsIT {

    private static final int ORDERS = Integer.getInteger("quadrille.faults.orders", 50);
    private static final int SEEDS = Integer.getInteger("quadrille.faults.seeds", 1);
    private static final int FIRST_SEED = Integer.getInteger("quadrille.faults.seed", 1);
    private static final boolean EACH_VARIANT = Boolean.getBoolean("quadrille.faults.each-variant");
    private static final int ORDERS_PER_SECOND = 20;
    private static final Duration BROKER_AWAY = Duration.ofSeconds(Integer.getInteger("quadrille.faults.away", 5));
    private static final Set<Fault> ELSEWHERE = EnumSet.of(Fault.RESTARTED_ALL_THE_TIME, Fault.BROKER_KILLED);

    /** Others of their class stand for them, unless each is asked for. */
    private static final Set<Fault> VARIANTS = EnumSet.of(
            Fault.CRASHED_AFTER_PUBLISH,
            Fault.CRASHED_BEFORE_ACK,
            Fault.FROZEN,
            Fault.SESSIONS_ENDED,
            Fault.OFFSETS_RESET_LIVE);

    private static final Tally TALLY = new Tally();
    private static Stage stage;

    @BeforeAll
    static void open() {
        stage = Stage.open();
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    static Stream<Arguments> faults() {
        return IntStream.range(FIRST_SEED, FIRST_SEED + SEEDS)
                .boxed()
                .flatMap(seed -> Arrays.stream(Fault.values())
                        .filter(fault -> !ELSEWHERE.contains(fault))
                        .filter(fault -> EACH_VARIANT || !VARIANTS.contains(fault))
                        .map(fault -> Arguments.of(fault, seed)));
    }

    @ParameterizedTest(name = "{0}, seed {1}")
    @MethodSource("faults")
    void losesNothingAndDoesNothingTwice(Fault fault, int seed) {
        Trial trial = trial(seed, fault);
        try (Load load = Load.of(stage, seed, ORDERS_PER_SECOND)) {
            awaitOrders(load, ORDERS / 2);
            Instant struck = Instant.now();
            fault.strike(trial);
            awaitOrders(load, load.acceptedCount() + ORDERS / 2);
            load.stop();
            trial.stands(load.accepted());
            tell(fault.toString(), seed, load, struck);
        }
    }

    @Test
    void takesOrdersWhileTheBrokerIsAway() {
        Trial trial = trial(FIRST_SEED, Fault.BROKER_KILLED);
        try (Load load = Load.of(stage, FIRST_SEED, ORDERS_PER_SECOND)) {
            awaitOrders(load, ORDERS / 2);
            Instant struck = Instant.now();
            StoreFaults.awayFor(trial, BROKER_AWAY);
            awaitOrders(load, load.acceptedCount() + ORDERS / 2);
            load.stop();
            trial.stands(load.accepted());
            tell("broker away for " + BROKER_AWAY.toSeconds() + " s", FIRST_SEED, load, struck);
            assertThat(load.refused()).isZero();
        }
    }

    private static Trial trial(int seed, Fault fault) {
        return new Trial(stage, new Random(seed * 31L + fault.ordinal()), TALLY);
    }

    private static void awaitOrders(Load load, int count) {
        Awaitility.await(count + " orders").atMost(Stage.PATIENCE).until(() -> load.acceptedCount() >= count);
    }

    private static void tell(String what, int seed, Load load, Instant struck) {
        System.out.printf(
                "%s, seed %d: %d orders, %d refused; %s%n",
                what, seed, load.acceptedCount(), load.refused(), Recoveries.text(stage.books(), struck));
    }
}
