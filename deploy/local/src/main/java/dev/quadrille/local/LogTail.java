package dev.quadrille.local;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Prints a growing file line by line, from where it stopped the last time. */
final class LogTail {

    private final Path file;
    private final String prefix;
    private final PrintWriter out;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private long position;

    LogTail(Path file, String prefix, PrintWriter out) {
        this.file = file;
        this.prefix = prefix;
        this.out = out;
    }

    /** A file that has become shorter is a new one, of another run. */
    void printNews() {
        try {
            long size = Files.exists(file) ? Files.size(file) : 0;
            if (size < position) {
                position = 0;
                line.reset();
            }
            if (size > position) {
                print();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void print() throws IOException {
        byte[] buffer = new byte[64 * 1024];
        try (InputStream input = Files.newInputStream(file)) {
            input.skipNBytes(position);
            for (int count = input.read(buffer); count > 0; count = input.read(buffer)) {
                position += count;
                print(buffer, count);
            }
        }
        out.flush();
    }

    private void print(byte[] buffer, int count) {
        for (int i = 0; i < count; i++) {
            if (buffer[i] == '\n') {
                out.println(prefix + line.toString(StandardCharsets.UTF_8));
                line.reset();
            } else {
                line.write(buffer[i]);
            }
        }
    }
}
