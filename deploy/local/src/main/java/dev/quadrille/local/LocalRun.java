package dev.quadrille.local;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;

/** A system started by a command, on the one state directory of the repository, and noted there for other commands. */
final class LocalRun implements AutoCloseable {

    private final StateLock lock;
    private final StateDirectory state;
    private final RunLog runLog;
    private final LocalSystem system;

    private LocalRun(StateLock lock, StateDirectory state, RunLog runLog, LocalSystem system) {
        this.lock = lock;
        this.state = state;
        this.runLog = runLog;
        this.system = system;
    }

    static LocalRun begin(RunOptions options, PrintWriter out) {
        Repository repository = Repository.find();
        StateDirectory state = StateDirectory.of(repository);
        StateLock lock = lock(state);
        try {
            stopLeftovers(state, out);
            check(new Prerequisites(repository, state, Ports.standard(options.portOffset()), options.replicas()));
            state.prepare(options.fresh());
            RunLog runLog = new RunLog(state.runFile(), out, "data and logs are kept");
            LocalSystem system =
                    builder(options, repository, state).listener(runLog).start();
            runLog.ready();
            return new LocalRun(lock, state, runLog, system);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** The right to run on this directory; refused with the name of who has it. */
    static StateLock lock(StateDirectory state) {
        return StateLock.take(state.lockFile()).orElseThrow(() -> alreadyRunning(state));
    }

    private static LocalFailure alreadyRunning(StateDirectory state) {
        return state.runFile()
                .read()
                .filter(RunNote::isRunning)
                .map(note -> new LocalFailure("Quadrille runs already (process %d, since %s); stop it with kill %d"
                        .formatted(note.pid(), note.sinceText(), note.pid())))
                .orElseGet(() -> new LocalFailure("another command is just starting Quadrille on " + state.path()
                        + "; wait for it, or set QUADRILLE_HOME to another directory"));
    }

    static void stopLeftovers(StateDirectory state, PrintWriter out) {
        Leftovers leftovers = Leftovers.of(state);
        if (!leftovers.isEmpty()) {
            out.println("Stopping what a killed run left behind: processes " + leftovers.pids());
            leftovers.stop();
        }
    }

    private static void check(Prerequisites prerequisites) {
        refuse(prerequisites.unmet());
    }

    static void refuse(List<Prerequisite> unmet) {
        if (!unmet.isEmpty()) {
            throw new LocalFailure(unmet.stream()
                    .map(Prerequisite::line)
                    .collect(Collectors.joining(System.lineSeparator(), "nothing was started:%n".formatted(), "")));
        }
    }

    private static LocalSystemBuilder builder(RunOptions options, Repository repository, StateDirectory state) {
        LocalSystemBuilder builder = LocalSystem.builder()
                .repository(repository.root())
                .directory(state.path())
                .ports(Ports.standard(options.portOffset()))
                .secure(options.secure())
                // A demo run may misbehave on demand, unless its user has decided otherwise.
                .faults("on".equals(System.getenv().getOrDefault("QUADRILLE_FAULTS", "on")));
        options.replicas().forEach(builder::replicas);
        return builder;
    }

    StateDirectory state() {
        return state;
    }

    RunNote note() {
        return runLog.note();
    }

    LocalSystem system() {
        return system;
    }

    @Override
    public void close() {
        system.close();
        lock.close();
    }
}
