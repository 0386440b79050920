package dev.quadrille.local;

import dev.quadrille.local.secure.Secrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Where a local system keeps what outlives it: data, logs, and the note of what is running. */
record StateDirectory(Path path) {

    static StateDirectory of(Repository repository) {
        String elsewhere = System.getenv("QUADRILLE_HOME");
        return new StateDirectory(
                elsewhere == null
                        ? repository.root().resolve(".quadrille")
                        : Path.of(elsewhere).toAbsolutePath());
    }

    Path data() {
        return path.resolve("data");
    }

    Path brokerData() {
        return data().resolve("kafka");
    }

    Path postgresData() {
        return data().resolve("postgres");
    }

    Path logs() {
        return path.resolve("logs");
    }

    LogFile log(String process) {
        return LogFile.of(logs(), process);
    }

    RunFile runFile() {
        return new RunFile(path.resolve("run.json"));
    }

    /** Of a system whose callers say who they are. */
    Secrets secrets() {
        return new Secrets(path.resolve("secrets"));
    }

    Path lockFile() {
        return path.resolve("lock");
    }

    /** Sets the logs of the run before aside, and its data too if they shall be forgotten. */
    void prepare(boolean fresh) {
        try {
            if (fresh && Files.exists(data())) {
                deleteData();
            }
            Files.createDirectories(logs());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        logFiles().forEach(LogFile::rotate);
    }

    private void deleteData() throws IOException {
        List<Path> contentsFirst;
        try (Stream<Path> all = Files.walk(data())) {
            contentsFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : contentsFirst) {
            Files.delete(path);
        }
    }

    List<LogFile> logFiles() {
        try (Stream<Path> files = Files.list(logs())) {
            return files.filter(file -> file.toString().endsWith(".log"))
                    .sorted()
                    .map(LogFile::new)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
