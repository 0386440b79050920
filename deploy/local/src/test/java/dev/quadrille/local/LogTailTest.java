package dev.quadrille.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {

    @TempDir
    Path directory;

    @Test
    void printsEachLineOnceAndANewFileFromItsBeginning() throws IOException {
        Path file = directory.resolve("kafka.log");
        StringWriter printed = new StringWriter();
        LogTail tail = new LogTail(file, "kafka | ", new PrintWriter(printed));

        tail.printNews();
        Files.writeString(file, "one\ntw");
        tail.printNews();
        Files.writeString(file, "o → 2\n", StandardOpenOption.APPEND);
        tail.printNews();
        tail.printNews();
        Files.writeString(file, "new\n");
        tail.printNews();

        assertThat(printed.toString().lines()).containsExactly("kafka | one", "kafka | two → 2", "kafka | new");
    }
}
