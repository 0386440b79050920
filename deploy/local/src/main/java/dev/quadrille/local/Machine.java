package dev.quadrille.local;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What this computer has to offer. */
final class Machine {

    private static final Path MEMORY = Path.of("/proc/meminfo");
    private static final long MIB = 1024 * 1024;

    private Machine() {}

    /** What could be had without swapping, and within the limit of a container. */
    static long freeMemoryMiB() {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long limit = system.getTotalMemorySize() / MIB;
        // Elsewhere than on Linux, "free" leaves out what the file cache would give back at once: only the size tells.
        return Files.exists(MEMORY) ? Math.min(limit, availableMiB()) : limit;
    }

    private static long availableMiB() {
        try (Stream<String> lines = Files.lines(MEMORY)) {
            return lines.filter(line -> line.startsWith("MemAvailable:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(Long.MAX_VALUE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String user() {
        return System.getProperty("user.name");
    }

    static boolean isRoot() {
        return user().equals("root");
    }

    /** Whether a program started by root may take on another identity, as PostgreSQL demands. */
    static boolean canLeaveRoot() {
        return Program.run("unshare", "-U", "id", "-u")
                .filter(id -> !id.equals("0"))
                .isPresent();
    }
}
