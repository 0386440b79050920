package dev.quadrille.local;

import dev.quadrille.local.secure.Secrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A directory for a system that is to leave nothing behind. */
record Scratch(Path path) {

    private static final String PREFIX = "bench-run-";

    /**
     * Removes what a killed run has left, too.
     *
     * @param state beside the data of other runs, not in /tmp: that may be memory, and then no disk would be measured
     */
    static Scratch in(StateDirectory state) {
        try (Stream<Path> children = Files.list(state.path())) {
            children.filter(child -> child.getFileName().toString().startsWith(PREFIX))
                    .forEach(Scratch::delete);
            return new Scratch(Files.createTempDirectory(state.path(), PREFIX));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Also when Ctrl-C stops the system, and not its command. */
    SystemListener deletedAtLast(SystemListener told) {
        return new Deleting(path, told);
    }

    /** Passes everything on. */
    private record Deleting(Path path, SystemListener told) implements SystemListener {

        @Override
        public void launched(LocalProcess process) {
            told.launched(process);
        }

        @Override
        public void opened(URI gateway) {
            told.opened(gateway);
        }

        @Override
        public void secured(Secrets secrets) {
            told.secured(secrets);
        }

        @Override
        public void done(String step, Duration took) {
            told.done(step, took);
        }

        @Override
        public void stopping() {
            told.stopping();
        }

        @Override
        public void stopped(Duration took) {
            delete(path);
            told.stopped(took);
        }
    }

    private static void delete(Path directory) {
        try (Stream<Path> all = Files.walk(directory)) {
            List<Path> contentsFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path path : contentsFirst) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
