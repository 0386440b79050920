package dev.quadrille.local;

import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what the processes have said, and are saying. */
@Command(name = "logs", description = "Print the log of one process, or of all with each line's process before it.")
final class LogsCommand implements Callable<Integer> {

    private static final long BETWEEN_LOOKS_MILLIS = 200;

    @Parameters(arity = "0..1", paramLabel = "PROCESS", description = "Such as order-service, kafka or postgres.")
    private String process;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on with what is added, until Ctrl-C.")
    private boolean follow;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<LogTail> tails = tails();
        tails.forEach(LogTail::printNews);
        if (follow) {
            ScheduledExecutorService clock = Executors.newScheduledThreadPool(1);
            CompletableFuture<Void> failed = new CompletableFuture<>();
            clock.scheduleWithFixedDelay(() -> look(tails, failed), 0, BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS);
            failed.join();
        }
        return ExitCode.OK;
    }

    private static void look(List<LogTail> tails, CompletableFuture<Void> failed) {
        try {
            tails.forEach(LogTail::printNews);
        } catch (RuntimeException e) {
            failed.completeExceptionally(e);
        }
    }

    private List<LogTail> tails() {
        StateDirectory state = StateDirectory.of(Repository.find());
        List<LogFile> logs = Files.isDirectory(state.logs()) ? state.logFiles() : List.of();
        List<LogFile> chosen = logs.stream()
                .filter(log -> process == null || log.process().equals(process))
                .toList();
        if (chosen.isEmpty()) {
            throw new LocalFailure(
                    logs.isEmpty()
                            ? "there are no logs in %s yet: start Quadrille with deploy/quadrille up"
                                    .formatted(state.logs())
                            : "there is no log of '%s'; there are logs of %s".formatted(process, names(logs)));
        }
        return chosen.stream().map(this::tail).toList();
    }

    private LogTail tail(LogFile log) {
        String prefix = process == null ? "%-22s| ".formatted(log.process()) : "";
        return new LogTail(log.path(), prefix, spec.commandLine().getOut());
    }

    private static String names(List<LogFile> logs) {
        return logs.stream().map(LogFile::process).collect(Collectors.joining(", "));
    }
}
