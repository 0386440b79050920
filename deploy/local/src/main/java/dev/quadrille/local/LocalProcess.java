package dev.quadrille.local;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/**
 * One process of a running system, as others may know it.
 *
 * @param mark a part of its command line that no other process has
 */
public record LocalProcess(String name, long pid, int port, String mark) {

    boolean isRunning() {
        return handle().isPresent();
    }

    /** Empty when it is gone; another process that has got its number does not count. */
    Optional<ProcessHandle> handle() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info()
                        .commandLine()
                        .filter(line -> line.contains(mark))
                        .isPresent());
    }

    long memoryMiB() {
        return handle().map(ProcessMemory::mebibytes).orElse(0L);
    }

    /** Such as {@code 2h03m}. */
    String uptime() {
        return handle().flatMap(process -> process.info().startInstant())
                .map(start -> Duration.between(start, Instant.now()).truncatedTo(ChronoUnit.SECONDS))
                .map(duration -> duration.toString().substring(2).toLowerCase(Locale.ROOT))
                .orElse("?");
    }

    String address() {
        boolean speaksHttp = name.contains("-service");
        return (speaksHttp ? "http://" : "") + "127.0.0.1:" + port;
    }
}
