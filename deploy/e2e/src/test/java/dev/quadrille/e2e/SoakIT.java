package dev.quadrille.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrille.local.LocalSystemBuilder;
import dev.quadrille.local.ServiceName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Faults by chance, one after the other with a pause between, under constant load, for a number of minutes. */
@Tag("soak")
class SoakIT {

    private static final Duration LENGTH = Duration.ofMinutes(Integer.getInteger("quadrille.soak.minutes", 20));
    private static final int REPLICAS = Integer.getInteger("quadrille.soak.replicas", 2);
    private static final int SEED = Integer.getInteger("quadrille.faults.seed", 1);
    private static final int ORDERS_PER_SECOND = 20;
    /** Those that take long come less often. */
    private static final List<Fault> SLOW = List.of(Fault.EVERYTHING_KILLED, Fault.RESTARTED_ALL_THE_TIME);

    private final Tally tally = new Tally();
    private final List<Instant> strikes = new ArrayList<>();

    @Test
    void losesNothingAndDoesNothingTwiceForALongTime() {
        try (Stage stage = Stage.open(SoakIT::replicated)) {
            Trial trial = new Trial(stage, new Random(SEED), tally);
            try (Load load = Load.of(stage, SEED, ORDERS_PER_SECOND)) {
                strikeUntil(trial, Instant.now().plus(LENGTH));
                load.stop();
                boolean clean = stands(trial, load.accepted());
                trial.replicas().forEach(trial::remember);
                report(trial, load, clean);
            }
        }
    }

    private void strikeUntil(Trial trial, Instant end) {
        List<Fault> bag = new ArrayList<>();
        while (Instant.now().isBefore(end)) {
            new Pause(Duration.ofSeconds(2 + trial.dice().nextInt(8))).pass();
            Fault fault = next(bag, trial);
            strikes.add(Instant.now());
            System.out.printf("%s %s%n", Instant.now(), fault);
            fault.strike(trial);
        }
    }

    /** Out of a bag with all of them, so that each comes even in a short soak. */
    private static Fault next(List<Fault> bag, Trial trial) {
        if (bag.isEmpty()) {
            bag.addAll(List.of(Fault.values()));
            bag.addAll(List.of(Fault.values()));
            SLOW.forEach(bag::remove);
        }
        return bag.remove(trial.dice().nextInt(bag.size()));
    }

    private static boolean stands(Trial trial, List<String> orders) {
        try {
            trial.stands(orders);
            return true;
        } catch (AssertionError | RuntimeException violated) {
            violated.printStackTrace();
            return false;
        }
    }

    private void report(Trial trial, Load load, boolean clean) {
        Recoveries recoveries = new Recoveries();
        strikes.forEach(strike -> recoveries.add(trial.stage().books(), strike));
        List<String> found = trial.lettersFound();
        System.out.printf(
                "soak of %d minutes, seed %d, %d replicas of each service%n"
                        + "  orders        %,d accepted, %,d requests got no 202%n"
                        + "  faults        %,d; kills by component: %s%n"
                        + "  duplicates    %,d injected, at least %,d ignored (with those that Kafka delivered again)%n"
                        + "  dead letters  %,d expected, %,d found%n"
                        + "  recovery      %s%n"
                        + "  violations    %s%n",
                LENGTH.toMinutes(),
                SEED,
                REPLICAS,
                load.acceptedCount(),
                load.refused(),
                strikes.size(),
                tally.kills(),
                tally.injected(),
                tally.ignored(),
                tally.letters().size(),
                found.size(),
                recoveries,
                clean ? "0" : "see above");
        assertThat(clean).as("the audit, see above").isTrue();
    }

    private static LocalSystemBuilder replicated(LocalSystemBuilder builder) {
        for (ServiceName service : ServiceName.values()) {
            builder.replicas(service, REPLICAS);
        }
        return builder;
    }
}
