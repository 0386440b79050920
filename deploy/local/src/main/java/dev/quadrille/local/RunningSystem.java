package dev.quadrille.local;

import java.util.Optional;

/** The system that another command has started, found by the note it left. */
final class RunningSystem {

    private static final String HOW_TO_START = "start it with deploy/quadrille up";

    private RunningSystem() {}

    static Optional<RunNote> look() {
        return StateDirectory.of(Repository.find()).runFile().read().filter(RunNote::isRunning);
    }

    static RunNote find() {
        RunNote note = look().orElseThrow(() -> new LocalFailure("Quadrille is not running: " + HOW_TO_START));
        if (!note.ready()) {
            throw new LocalFailure(
                    "Quadrille is still starting (process %d): wait until it is up".formatted(note.pid()));
        }
        return note;
    }
}
