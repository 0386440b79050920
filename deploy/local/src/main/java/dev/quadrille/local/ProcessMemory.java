package dev.quadrille.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** How much memory a process and its children really take; on Linux only, 0 elsewhere. */
public final class ProcessMemory {

    private ProcessMemory() {}

    public static long mebibytes(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants())
                        .mapToLong(ProcessMemory::kibibytes)
                        .sum()
                / 1024;
    }

    /**
     * The proportional share: PostgreSQL's processes all map the same buffers, which must count once. Where that may not be
     * read, because the process runs as another user, all that it has in memory.
     */
    private static long kibibytes(ProcessHandle process) {
        Path proc = Path.of("/proc", String.valueOf(process.pid()));
        return kibibytes(proc.resolve("smaps_rollup"), "Pss:")
                .orElseGet(() -> kibibytes(proc.resolve("status"), "VmRSS:").orElse(0));
    }

    private static OptionalLong kibibytes(Path file, String name) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(name))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst();
        } catch (IOException | UncheckedIOException goneOrForbiddenOrNotLinux) {
            return OptionalLong.empty();
        }
    }
}
