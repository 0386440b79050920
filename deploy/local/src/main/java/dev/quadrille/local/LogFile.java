package dev.quadrille.local;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What one process of the local run has said; the run before is kept beside it, as it often tells why this one differs. */
record LogFile(Path path) {

    private static final int TAIL_BYTES = 64 * 1024;
    private static final Pattern ERROR = Pattern.compile("\\b(ERROR|FATAL|Exception in thread)\\b");

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

    /** The first error near the end and what follows it, or else the last lines: a shutdown can be longer than its cause. */
    List<String> lastWords(int count) {
        List<String> tail = tail();
        int error = IntStream.range(0, tail.size())
                .filter(line -> ERROR.matcher(tail.get(line)).find())
                .findFirst()
                .orElse(tail.size());
        int from = Math.max(0, Math.min(error, tail.size() - count));
        return tail.subList(from, Math.min(from + count, tail.size()));
    }

    private List<String> tail() {
        if (Files.notExists(path)) {
            return List.of();
        }
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            byte[] tail = new byte[(int) Math.min(file.length(), TAIL_BYTES)];
            file.seek(file.length() - tail.length);
            file.readFully(tail);
            return new String(tail, StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path previous() {
        return path.resolveSibling(path.getFileName() + ".1");
    }
}
