package dev.quadrille.e2e;

import java.util.function.Consumer;

/** What can happen to a system at work. It is over when {@link #strike} returns: all processes run again. */
enum Fault {
    KILLED(ProcessFaults::kill),
    CRASHED_AFTER_COMMIT(ProcessFaults::crashWhenCommitted),
    CRASHED_AFTER_PUBLISH(ProcessFaults::crashWhenSaid),
    CRASHED_BEFORE_ACK(ProcessFaults::crashWhenHandled),
    FROZEN(ProcessFaults::freeze),
    BROKER_KILLED(StoreFaults::killBroker),
    POSTGRES_KILLED(StoreFaults::killPostgres),
    SESSIONS_ENDED(StoreFaults::endSessions),
    RECORDS_REPEATED(RecordFaults::repeat),
    OFFSETS_RESET(RecordFaults::reset),
    OFFSETS_RESET_LIVE(RecordFaults::resetLive),
    POISONED(RecordFaults::poison),
    RESTARTED_ALL_THE_TIME(ProcessFaults::restartAllTheTime),
    EVERYTHING_KILLED(ProcessFaults::killEverything);

    private final Consumer<Trial> deed;

    Fault(Consumer<Trial> deed) {
        this.deed = deed;
    }

    void strike(Trial trial) {
        deed.accept(trial);
    }
}
