package dev.quadrille.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The AsyncAPI document as it was written; written anew with {@code -Dquadrille.write=true}. */
final class AsyncApiFile {

    private static final Path FILE = Path.of("src/main/resources/asyncapi.yaml");

    static {
        if (Boolean.getBoolean("quadrille.write")) {
            write();
        }
    }

    private AsyncApiFile() {}

    static String text() {
        try {
            return Files.readString(FILE);
        } catch (IOException missing) {
            throw new UncheckedIOException(
                    "event-contracts/" + FILE + ": run the tests once with -Dquadrille.write=true", missing);
        }
    }

    static JsonNode document() {
        try {
            return new YAMLMapper().readTree(text());
        } catch (IOException wrong) {
            throw new UncheckedIOException(wrong);
        }
    }

    private static void write() {
        try {
            Files.writeString(FILE, AsyncApi.yaml());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
