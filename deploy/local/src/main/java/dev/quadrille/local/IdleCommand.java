package dev.quadrille.local;

import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;

/** Stays, so that there is a container in which the other commands can be run. */
@Command(name = "idle", description = "Do nothing, until told to end.", hidden = true)
final class IdleCommand implements Runnable {

    @Override
    public void run() {
        CountDownLatch asked = new CountDownLatch(1);
        ExitHook.install(asked::countDown);
        try {
            asked.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
