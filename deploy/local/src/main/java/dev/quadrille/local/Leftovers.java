package dev.quadrille.local;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The processes that a run could not stop any more because it was killed itself, in the order of their start. */
record Leftovers(List<ProcessHandle> processes) {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Only what carries our mark: a number alone may belong to anybody by now. */
    static Leftovers of(StateDirectory state) {
        Optional<RunNote> note = state.runFile().read();
        if (note.filter(RunNote::isRunning).isPresent()) {
            return new Leftovers(List.of());
        }
        Stream<ProcessHandle> noted =
                note.stream().flatMap(left -> left.processes().stream()).flatMap(process -> process.handle().stream());
        // PostgreSQL's own note is older than ours: the run may have been killed between the two.
        Stream<ProcessHandle> postgres = new Postmaster(state.postgresData()).process().stream();
        return new Leftovers(Stream.concat(postgres, noted).distinct().toList());
    }

    boolean isEmpty() {
        return processes.isEmpty();
    }

    String pids() {
        return processes.stream().map(process -> String.valueOf(process.pid())).collect(Collectors.joining(", "));
    }

    /** In the reverse order of their start; what does not go when asked is killed. */
    void stop() {
        List<ProcessHandle> lastFirst = new ArrayList<>(processes);
        Collections.reverse(lastFirst);
        lastFirst.forEach(Leftovers::stop);
    }

    private static void stop(ProcessHandle process) {
        List<ProcessHandle> family =
                Stream.concat(process.descendants(), Stream.of(process)).toList();
        process.destroy();
        process.onExit()
                .completeOnTimeout(process, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        family.forEach(ProcessHandle::destroyForcibly);
        family.forEach(member -> member.onExit().join());
    }
}
