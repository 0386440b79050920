package dev.quadrille.local;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A process that this one started, with a log file of its own, and that only this one ends. */
final class ChildProcess {

    // Ctrl-C reaches every process of the terminal at once; the order of stopping is ours. An ignored signal stays so
    // through exec.
    private static final List<String> DEAF_TO_THE_TERMINAL =
            List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh");
    private static final File NOTHING_TO_READ = new File("/dev/null");

    private final String name;
    private final LogFile log;
    private final Process process;
    private volatile boolean endedByUs;

    private ChildProcess(String name, LogFile log, Process process) {
        this.name = name;
        this.log = log;
        this.process = process;
    }

    static ChildProcess start(String name, List<String> command, Map<String, String> environment, LogFile log) {
        return startIn(null, name, command, environment, log);
    }

    /** @param directory null: where this process stands */
    static ChildProcess startIn(
            Path directory, String name, List<String> command, Map<String, String> environment, LogFile log) {
        ProcessBuilder builder = new ProcessBuilder(
                Stream.concat(DEAF_TO_THE_TERMINAL.stream(), command.stream()).toList());
        builder.environment().putAll(environment);
        builder.directory(directory == null ? null : directory.toFile())
                .redirectErrorStream(true)
                .redirectInput(NOTHING_TO_READ)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.create().toFile()));
        try {
            return new ChildProcess(name, log, builder.start());
        } catch (IOException e) {
            throw new LocalFailure(name + " could not be started: " + e.getMessage(), e);
        }
    }

    String name() {
        return name;
    }

    long pid() {
        return process.pid();
    }

    LocalProcess listeningOn(int port) {
        return new LocalProcess(name, process.pid(), port, log.mark());
    }

    boolean isAlive() {
        return process.isAlive();
    }

    boolean endedByUs() {
        return endedByUs;
    }

    LogFile log() {
        return log;
    }

    CompletableFuture<ChildProcess> ended() {
        return process.onExit().thenApply(exited -> this);
    }

    /** SIGKILL, as a crash would; returns when the process is gone. */
    void kill() {
        endedByUs = true;
        process.destroyForcibly();
        process.onExit().join();
    }

    /** SIGTERM, and SIGKILL for a process that has not gone within the patience. */
    void terminate(Duration patience) {
        endedByUs = true;
        process.destroy();
        process.onExit()
                .completeOnTimeout(null, patience.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        if (process.isAlive()) {
            kill();
        }
    }

    /** One sentence about a process that is gone, and what its log says about the cause. */
    String obituary() {
        return "%s died with exit code %d; from %s:%n%s"
                .formatted(
                        name, process.exitValue(), log.path(), String.join(System.lineSeparator(), log.lastWords(12)));
    }
}
