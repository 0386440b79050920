package dev.quadrille.e2e;

import dev.quadrille.local.LocalService;
import dev.quadrille.local.ServiceName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;

/** The lock that a service's relay holds while it speaks; of all its replicas one has it at a time. */
record Floor(Stage stage, ServiceName service) {

    private static final String HOLDER = "select pid || ' ' || xact_start || ' ' || state_change"
            + " from pg_stat_activity join pg_locks using (pid)"
            + " where locktype = 'advisory' and granted and usename = current_database() and state = 'idle in transaction'";

    /** The transaction that has it and is not at work in the database now. */
    Optional<String> holder() {
        return stage.books().columnOfTheServer(service, HOLDER).stream().findFirst();
    }

    /** Freezes the replica again and again, until that happens while it has the floor. */
    Frozen frozenWhileSpeaking(LocalService replica) {
        for (int tries = 0; tries < 500; tries++) {
            Frozen frozen = Frozen.of(replica);
            if (isHeldFor(Duration.ofMillis(400))) {
                return frozen;
            }
            frozen.close();
        }
        throw new AssertionError(replica.name() + " could not be frozen while it had the floor");
    }

    /** By one transaction that does nothing else meanwhile: by one who is frozen. */
    private boolean isHeldFor(Duration time) {
        Optional<String> before = holder();
        if (before.isEmpty()) {
            return false;
        }
        new Pause(time).pass();
        return holder().equals(before);
    }

    /** Returns when another transaction has had it, or nobody has. */
    void awaitTaken() {
        List<String> first = holder().stream().toList();
        Awaitility.await("another replica of " + service + " to take the floor")
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> !holder().stream().toList().equals(first));
    }
}
