package dev.quadrille.local.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** How long processors have worked for a process: on Linux in steps of 10 ms, elsewhere as Java can tell. */
final class ProcessorTime {

    private static final int NANOS_PER_TICK = 10_000_000;
    // Counted from the state, which is the first field after the name; the name may contain anything.
    private static final int USER = 11;
    private static final int SYSTEM = 12;
    private static final int CHILDREN_USER = 13;
    private static final int CHILDREN_SYSTEM = 14;

    private ProcessorTime() {}

    /** Its own alone. */
    static long nanos(ProcessHandle process) {
        String[] fields = stat(process);
        return fields.length == 0
                ? process.info().totalCpuDuration().map(Duration::toNanos).orElse(0L)
                : ticks(fields, USER, SYSTEM);
    }

    /** With its children, also those that have finished: PostgreSQL has a process for each session. */
    static long familyNanos(ProcessHandle process) {
        String[] fields = stat(process);
        long finished = fields.length == 0 ? 0 : ticks(fields, CHILDREN_USER, CHILDREN_SYSTEM);
        return nanos(process)
                + finished
                + process.descendants().mapToLong(ProcessorTime::nanos).sum();
    }

    private static long ticks(String[] fields, int one, int other) {
        return (Long.parseLong(fields[one]) + Long.parseLong(fields[other])) * NANOS_PER_TICK;
    }

    private static String[] stat(ProcessHandle process) {
        try {
            String stat = Files.readString(Path.of("/proc", String.valueOf(process.pid()), "stat"));
            return stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        } catch (IOException goneOrNotLinux) {
            return new String[0];
        }
    }
}
