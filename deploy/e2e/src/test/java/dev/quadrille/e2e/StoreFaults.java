package dev.quadrille.e2e;

import dev.quadrille.local.LocalBroker;
import dev.quadrille.local.ServiceName;
import java.time.Duration;

/** What happens to the broker and to the database server. */
final class StoreFaults {

    private static final Duration AWAY = Duration.ofSeconds(3);

    private StoreFaults() {}

    static void killBroker(Trial trial) {
        awayFor(trial, AWAY);
    }

    static void awayFor(Trial trial, Duration time) {
        LocalBroker broker = trial.stage().system().broker();
        trial.tally().killed("kafka");
        broker.kill();
        new Pause(time).pass();
        broker.start();
    }

    static void killPostgres(Trial trial) {
        trial.tally().killed("postgres");
        trial.stage().system().postgres().kill();
        new Pause(Duration.ofSeconds(1)).pass();
        trial.stage().system().postgres().start();
    }

    static void endSessions(Trial trial) {
        ServiceName service = trial.anyService();
        trial.stage()
                .books()
                .columnOfTheServer(
                        service,
                        "select pg_terminate_backend(pid) from pg_stat_activity"
                                + " where usename = current_database() and pid <> pg_backend_pid()");
    }
}
