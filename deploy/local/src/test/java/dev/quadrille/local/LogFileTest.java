package dev.quadrille.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {

    @TempDir
    Path directory;

    @Test
    void beginsItsLastWordsWithTheErrorHoweverLongTheShutdown() throws IOException {
        assertThat(log(Stream.concat(Stream.of("INFO starting", "ERROR port taken"), info(40)))
                        .lastWords(3))
                .containsExactly("ERROR port taken", "INFO line 0", "INFO line 1");
    }

    @Test
    void endsWithTheLastLinesWhereTheErrorIsAmongThem() throws IOException {
        assertThat(log(Stream.concat(info(5), Stream.of("ERROR port taken"))).lastWords(3))
                .containsExactly("INFO line 3", "INFO line 4", "ERROR port taken");
    }

    @Test
    void hasTheLastLinesWhereThereIsNoError() throws IOException {
        assertThat(log(info(5)).lastWords(2)).containsExactly("INFO line 3", "INFO line 4");
        assertThat(log(info(1)).lastWords(2)).containsExactly("INFO line 0");
        assertThat(new LogFile(directory.resolve("never-written.log")).lastWords(2))
                .isEmpty();
    }

    private LogFile log(Stream<String> lines) throws IOException {
        List<String> written = lines.toList();
        return new LogFile(Files.write(directory.resolve("service.log"), written));
    }

    private static Stream<String> info(int count) {
        return IntStream.range(0, count).mapToObj(line -> "INFO line " + line);
    }
}
