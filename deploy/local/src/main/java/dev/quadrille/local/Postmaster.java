package dev.quadrille.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The PostgreSQL process of one data directory, found by the file in which PostgreSQL itself notes it. */
record Postmaster(Path directory) {

    /** Empty when none runs; a number that now belongs to another program does not count. */
    Optional<ProcessHandle> process() {
        Path note = directory.resolve("postmaster.pid");
        if (Files.notExists(note)) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(note)) {
            return lines.findFirst()
                    .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid.strip())))
                    .filter(this::servesTheDirectory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean servesTheDirectory(ProcessHandle process) {
        return process.info()
                .commandLine()
                .filter(line -> line.contains(directory.toString()))
                .isPresent();
    }

    /** Kills it when it is still there after the patience. */
    void awaitExit(Duration patience) {
        process()
                .ifPresent(server -> server.onExit()
                        .completeOnTimeout(server, patience.toMillis(), TimeUnit.MILLISECONDS)
                        .join());
        kill();
    }

    /** SIGKILL for the server; returns when its sessions are gone too, as they hold the data until they notice. */
    void kill() {
        process().ifPresent(server -> {
            List<ProcessHandle> all =
                    Stream.concat(Stream.of(server), server.descendants()).toList();
            all.forEach(ProcessHandle::destroyForcibly);
            all.forEach(each -> each.onExit().join());
        });
    }
}
