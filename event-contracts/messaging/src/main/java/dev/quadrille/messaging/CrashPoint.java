package dev.quadrille.messaging;

import java.util.concurrent.atomic.AtomicInteger;

/** Where a crash hurts most. Once armed, the process halts there at its n-th passage, without a word, as a kill would have it. */
public enum CrashPoint {
    /** What a batch announces is committed, and not said yet. */
    COMMITTED,
    /** What the outbox held is said, and not deleted yet. */
    SAID,
    /** A batch from Kafka is committed, and not acknowledged yet. */
    HANDLED;

    /** As of a process that SIGKILL has ended. */
    private static final int EXIT_CODE = 137;

    private final AtomicInteger passagesLeft = new AtomicInteger();

    /** @param passage the one that is the last; 1 or more, and 0 takes the crash back */
    void arm(int passage) {
        passagesLeft.set(passage);
    }

    void pass() {
        if (passagesLeft.get() > 0 && passagesLeft.decrementAndGet() == 0) {
            Runtime.getRuntime().halt(EXIT_CODE);
        }
    }
}
