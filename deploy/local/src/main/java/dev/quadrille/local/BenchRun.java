package dev.quadrille.local;

import dev.quadrille.local.bench.BenchTarget;
import dev.quadrille.local.bench.Processes;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A system of its own for one bench, fresh, on free ports, in a directory that goes when it stops. */
final class BenchRun implements AutoCloseable {

    private static final String PREFIX = "bench-run-";

    private final StateLock lock;
    private final RunLog runLog;
    private final Path directory;
    private final LocalSystem system;

    private BenchRun(StateLock lock, RunLog runLog, Path directory, LocalSystem system) {
        this.lock = lock;
        this.runLog = runLog;
        this.directory = directory;
        this.system = system;
    }

    /** @param environment what the services are told besides */
    static BenchRun begin(Map<ServiceName, Integer> replicas, Map<String, String> environment, PrintWriter out) {
        Repository repository = Repository.find();
        StateDirectory state = StateDirectory.of(repository);
        StateLock lock = LocalRun.lock(state);
        try {
            LocalRun.stopLeftovers(state, out);
            LocalRun.refuse(new Prerequisites(repository, state, Ports.free(), replicas).unmetOfTheMachine());
            deleteAllIn(state.path());
            // Beside the data of other runs, not in /tmp: that may be memory, and then no disk would be measured.
            Path directory = Files.createTempDirectory(state.path(), PREFIX);
            RunLog runLog = new RunLog(state.runFile(), out, "nothing is kept");
            LocalSystemBuilder builder = LocalSystem.builder()
                    .repository(repository.root())
                    .directory(directory)
                    .jvm(JvmProfile.SUSTAINED)
                    .listener(new DeletingAtLast(runLog, directory));
            replicas.forEach(builder::replicas);
            environment.forEach(builder::environment);
            LocalSystem system = builder.start();
            runLog.ready();
            return new BenchRun(lock, runLog, directory, system);
        } catch (IOException e) {
            lock.close();
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Also when Ctrl-C stops the system, and not its command. */
    private record DeletingAtLast(SystemListener told, Path directory) implements SystemListener {

        @Override
        public void launched(LocalProcess process) {
            told.launched(process);
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
            delete(directory);
            told.stopped(took);
        }
    }

    /** A bench that was killed could not. */
    private static void deleteAllIn(Path state) throws IOException {
        try (Stream<Path> children = Files.list(state)) {
            children.filter(child -> child.getFileName().toString().startsWith(PREFIX))
                    .forEach(BenchRun::delete);
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

    BenchTarget target() {
        RunNote note = runLog.note();
        List<Processes.Part> parts = note.processes().stream()
                .map(process -> new Processes.Part(
                        process.name().replaceFirst("-\\d+$", ""),
                        process.handle().orElseThrow(() -> new LocalFailure(process.name() + " is gone"))))
                .toList();
        return new BenchTarget(
                note.addresses(),
                note.sources(),
                new Processes(parts),
                LocalPostgres.serverUrl(system.postgres().port()),
                directory);
    }

    /** With what the JVMs are started, by process. */
    static Map<String, List<String>> flags() {
        return Map.of(
                "services", JvmProfile.SUSTAINED.service(),
                "kafka", JvmProfile.SUSTAINED.broker(),
                "load-generator", ManagementFactory.getRuntimeMXBean().getInputArguments());
    }

    /** What the work returns; fails as soon as a process of the system dies. */
    <T> T unlessItDies(Supplier<T> work) {
        ExecutorService thread = Executors.newSingleThreadExecutor(BenchRun::daemon);
        CompletableFuture<T> result = CompletableFuture.supplyAsync(work, thread);
        CompletableFuture<T> death = system.death().thenApply(BenchRun::mourn);
        try {
            return result.applyToEither(death, value -> value).join();
        } finally {
            thread.shutdownNow();
        }
    }

    private static <T> T mourn(String obituary) {
        throw new LocalFailure(obituary);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "bench");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        system.close();
        lock.close();
    }
}
