package dev.quadrille.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrille.local.LocalService;
import dev.quadrille.local.ServiceName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.awaitility.Awaitility;

/** What happens to the processes: each is whole again when the method returns. */
final class ProcessFaults {

    private static final Duration BEYOND_THE_SESSION = Duration.ofSeconds(8);

    private ProcessFaults() {}

    static void kill(Trial trial) {
        LocalService victim = trial.anyReplica();
        trial.kill(victim);
        victim.restart();
    }

    static void crashWhenCommitted(Trial trial) {
        crash(trial, trial.anyReplica(), "committed");
    }

    static void crashWhenSaid(Trial trial) {
        crash(trial, trial.anyReplica(), "said");
    }

    static void crashWhenHandled(Trial trial) {
        crash(trial, trial.anyReplica(), "handled");
    }

    /** By itself, at one of its next passages. */
    static void crash(Trial trial, LocalService victim, String point) {
        trial.remember(victim);
        int passage = 1 + trial.dice().nextInt(5);
        assertThat(trial.ask("PUT", victim.url().resolve("/faults/crash/" + point + "/" + passage)))
                .isEmpty();
        Awaitility.await(victim.name() + " to crash when it has " + point)
                .atMost(Duration.ofSeconds(60))
                .until(() -> !isAlive(victim));
        trial.tally().killed(victim.name());
        victim.restart();
    }

    private static boolean isAlive(LocalService service) {
        return ProcessHandle.of(service.pid()).filter(ProcessHandle::isAlive).isPresent();
    }

    /** So long that the others think it dead; then it goes on in the middle of what it did. */
    static void freeze(Trial trial) {
        try (Frozen zombie = Frozen.of(trial.anyReplica())) {
            assertThat(zombie).isNotNull();
            new Pause(BEYOND_THE_SESSION).pass();
        }
    }

    /** One replica of each service in turn, stopped and killed by turns, while the others work. */
    static void restartAllTheTime(Trial trial) {
        for (ServiceName service : ServiceName.values()) {
            LocalService leaver = trial.any(trial.stage().system().replicas(service));
            if (trial.dice().nextBoolean()) {
                trial.kill(leaver);
            } else {
                trial.remember(leaver);
            }
            leaver.restart();
        }
    }

    /** Everything at once, and started in another order; a service cannot start without its database. */
    static void killEverything(Trial trial) {
        trial.replicas().forEach(trial::kill);
        killStores(trial);
        List<Runnable> starts = new ArrayList<>(
                trial.replicas().<Runnable>map(service -> service::start).toList());
        starts.add(() -> trial.stage().system().broker().start());
        Collections.shuffle(starts, trial.dice());
        trial.stage().system().postgres().start();
        starts.forEach(Runnable::run);
        trial.replicas().forEach(LocalService::awaitReady);
    }

    private static void killStores(Trial trial) {
        trial.tally().killed("postgres");
        trial.tally().killed("kafka");
        trial.stage().system().postgres().kill();
        trial.stage().system().broker().kill();
    }
}
