package dev.quadrille.local;

import java.util.concurrent.CountDownLatch;

/** What must still be done when this process is told to end: by Ctrl-C, by SIGTERM, or by its own exit. */
final class ExitHook {

    private final Thread thread;

    private ExitHook(Thread thread) {
        this.thread = thread;
    }

    static ExitHook install(Runnable work) {
        Thread thread = new Thread(work, "exit-hook");
        Runtime.getRuntime().addShutdownHook(thread);
        return new ExitHook(thread);
    }

    /** Returns when this process is told to end. */
    static void awaitExit() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        install(asked::countDown);
        asked.await();
    }

    void remove() {
        try {
            Runtime.getRuntime().removeShutdownHook(thread);
        } catch (IllegalStateException alreadyEnding) {
            // The hook runs now or has run: there is nothing left to take back.
        }
    }
}
