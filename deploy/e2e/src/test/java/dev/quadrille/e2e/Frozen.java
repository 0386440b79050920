package dev.quadrille.e2e;

import dev.quadrille.local.LocalService;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A service that stands still, as in a long pause of its machine, and goes on when this is closed as if no time had passed. */
final class Frozen implements AutoCloseable {

    private final long pid;

    private Frozen(long pid) {
        this.pid = pid;
    }

    static Frozen of(LocalService service) {
        Frozen frozen = new Frozen(service.pid());
        frozen.signal("-STOP");
        return frozen;
    }

    @Override
    public void close() {
        signal("-CONT");
    }

    private void signal(String signal) {
        try {
            new ProcessBuilder("kill", signal, Long.toString(pid))
                    .inheritIO()
                    .start()
                    .onExit()
                    .join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
