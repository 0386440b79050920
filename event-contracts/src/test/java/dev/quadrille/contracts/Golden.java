package dev.quadrille.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The bodies as they were published, one file for each version there ever was. Append only. */
final class Golden {

    private static final Path FOLDER = Path.of("src/test/resources/golden");
    private static final String SUFFIX = ".json";
    private static final JsonMapper JSON = new JsonMapper();

    static {
        if (Boolean.getBoolean("quadrille.write")) {
            EventCatalog.all().forEach(Golden::writeIfMissing);
        }
    }

    private Golden() {}

    static Set<String> wireNames() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString().replace(SUFFIX, ""))
                    .collect(Collectors.toSet());
        }
    }

    static String body(String wireName) {
        try {
            return Files.readString(FOLDER.resolve(wireName + SUFFIX));
        } catch (IOException missing) {
            throw new UncheckedIOException(
                    "event-contracts/" + FOLDER + " has no " + wireName + SUFFIX
                            + ": run the tests once with -Dquadrille.write=true, read the file, and keep it for ever",
                    missing);
        }
    }

    /** The body without blanks and line ends, its fields in their order. */
    static String compactBody(String wireName) throws IOException {
        return JSON.readTree(body(wireName)).toString();
    }

    /** The body, with one text in it replaced. */
    static byte[] bodyWith(String wireName, String was, String becomes) {
        assertThat(body(wireName)).as("golden body of " + wireName).contains(was);
        return bytes(body(wireName).replace(was, becomes));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A version that has no file yet gets one; what was published is never written again. */
    private static void writeIfMissing(EventType<?> type) {
        Path file = FOLDER.resolve(type.wireName() + SUFFIX);
        try {
            if (Files.notExists(file)) {
                byte[] body = EventCodec.encode(Samples.of(type));
                Files.writeString(file, JSON.readTree(body).toPrettyString() + "\n");
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
