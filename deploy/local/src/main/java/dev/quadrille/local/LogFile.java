package dev.quadrille.local;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** What one process of the local run has said; the run before is kept beside it, as it often tells why this one differs. */
record LogFile(Path path) {

    private static final int TAIL_BYTES = 64 * 1024;

    static LogFile of(Path directory, String processName) {
        return new LogFile(directory.resolve(processName + ".log"));
    }

    String process() {
        return path.getFileName().toString().replaceFirst("\\.log$", "");
    }

    /** Starts an empty file and keeps the former one as {@code <name>.log.1}. */
    void rotate() {
        try {
            if (Files.exists(path)) {
                Files.move(path, previous(), StandardCopyOption.REPLACE_EXISTING);
            }
            create();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path create() {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            return Files.exists(path) ? path : Files.createFile(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stands in the command line of the one process that writes here. */
    String mark() {
        return path.toAbsolutePath().toString();
    }

    List<String> lastLines(int count) {
        if (Files.notExists(path)) {
            return List.of();
        }
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            byte[] tail = new byte[(int) Math.min(file.length(), TAIL_BYTES)];
            file.seek(file.length() - tail.length);
            file.readFully(tail);
            List<String> lines =
                    new String(tail, StandardCharsets.UTF_8).lines().toList();
            return lines.subList(Math.max(0, lines.size() - count), lines.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path previous() {
        return path.resolveSibling(path.getFileName() + ".1");
    }
}
