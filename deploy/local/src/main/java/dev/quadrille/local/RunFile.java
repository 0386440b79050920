package dev.quadrille.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Where a run leaves its note. */
record RunFile(Path path) {

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    Optional<RunNote> read() {
        if (Files.notExists(path)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(path.toFile(), RunNote.class));
        } catch (IOException e) {
            throw new LocalFailure("%s cannot be read: %s; remove it".formatted(path, e.getMessage()), e);
        }
    }

    /** Replaced as a whole, so that nobody reads half a note. */
    void write(RunNote note) {
        Path draft = path.resolveSibling(path.getFileName() + ".new");
        try {
            Files.write(draft, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(note));
            Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
