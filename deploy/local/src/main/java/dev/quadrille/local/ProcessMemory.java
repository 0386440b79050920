package dev.quadrille.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** How much memory a process and its children really take; on Linux only, 0 elsewhere. */
final class ProcessMemory {

    private ProcessMemory() {}

    static long mebibytes(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants())
                        .mapToLong(ProcessMemory::kibibytes)
                        .sum()
                / 1024;
    }

    /** The proportional share: PostgreSQL's processes all map the same buffers, which must count once. */
    private static long kibibytes(ProcessHandle process) {
        Path rollup = Path.of("/proc", String.valueOf(process.pid()), "smaps_rollup");
        try (Stream<String> lines = Files.lines(rollup)) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException goneOrNotLinux) {
            return 0;
        }
    }
}
