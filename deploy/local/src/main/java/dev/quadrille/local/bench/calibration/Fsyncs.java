package dev.quadrille.local.bench.calibration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Writes one page and makes it durable, again and again, in a file that does not grow: as a database does with its log. */
final class Fsyncs implements Meter.Workload, AutoCloseable {

    private static final int PAGE = 8 * 1024;
    private static final int PAGES = 2_048;

    private final Path file;
    private final FileChannel channel;
    private final ByteBuffer page = ByteBuffer.allocateDirect(PAGE);
    private long next;

    Fsyncs(Path directory) {
        try {
            file = Files.createTempFile(directory, "calibration", ".bin");
            channel = FileChannel.open(file, StandardOpenOption.WRITE);
            for (int i = 0; i < PAGES; i++) {
                write();
            }
            channel.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public long runUntil(long deadlineNanos) {
        long done = 0;
        try {
            for (; System.nanoTime() - deadlineNanos < 0; done++) {
                write();
                channel.force(false);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return done;
    }

    private void write() throws IOException {
        page.clear().putLong(0, next);
        channel.write(page, next++ % PAGES * PAGE);
    }

    @Override
    public void close() {
        try {
            channel.close();
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
