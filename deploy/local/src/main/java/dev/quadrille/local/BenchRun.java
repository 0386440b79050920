package dev.quadrille.local;

import dev.quadrille.local.bench.BenchTarget;
import dev.quadrille.local.bench.Processes;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** A system of its own for one bench, fresh, on free ports, in a directory that goes when it stops. */
final class BenchRun implements AutoCloseable {

    private final StateLock lock;
    private final RunLog runLog;
    private final Scratch scratch;
    private final LocalSystem system;

    private BenchRun(StateLock lock, RunLog runLog, Scratch scratch, LocalSystem system) {
        this.lock = lock;
        this.runLog = runLog;
        this.scratch = scratch;
        this.system = system;
    }

    /** @param environment what the services are told besides @param secure whether they ask for tokens */
    static BenchRun begin(
            Map<ServiceName, Integer> replicas, Map<String, String> environment, boolean secure, PrintWriter out) {
        Repository repository = Repository.find();
        StateDirectory state = StateDirectory.of(repository);
        StateLock lock = LocalRun.lock(state);
        try {
            LocalRun.stopLeftovers(state, out);
            LocalRun.refuse(new Prerequisites(repository, state, Ports.free(), replicas).unmetOfTheMachine());
            LocalSystemBuilder builder = LocalSystem.builder()
                    .repository(repository.root())
                    .secure(secure)
                    .jvm(JvmProfile.SUSTAINED);
            replicas.forEach(builder::replicas);
            environment.forEach(builder::environment);
            return start(builder, lock, state, new RunLog(state.runFile(), out, "nothing is kept"));
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static BenchRun start(LocalSystemBuilder builder, StateLock lock, StateDirectory state, RunLog runLog) {
        Scratch scratch = Scratch.in(state);
        LocalSystem system = builder.directory(scratch.path())
                .listener(scratch.deletedAtLast(runLog))
                .start();
        runLog.ready();
        return new BenchRun(lock, runLog, scratch, system);
    }

    BenchTarget target() {
        RunNote note = runLog.note();
        return new BenchTarget(
                note.addresses(),
                note.sources(),
                new Processes(note.processes().stream().map(BenchRun::part).toList()),
                system.postgres().address()::superuserUrl,
                scratch.path());
    }

    /** Replicas have the name of their service. */
    private static Processes.Part part(LocalProcess process) {
        return new Processes.Part(
                process.name().replaceFirst("-\\d+$", ""),
                process.handle().orElseThrow(() -> new LocalFailure(process.name() + " is gone")));
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
