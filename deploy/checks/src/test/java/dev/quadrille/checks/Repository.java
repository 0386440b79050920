package dev.quadrille.checks;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** The files of this repository. */
final class Repository {

    /** What to do when something is missing that the modules' builds leave behind. */
    static final String BUILD = "run mvn -q install -DskipTests in the repository's root first";

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent().getParent();

    private Repository() {}

    static Path file(String path) {
        return ROOT.resolve(path);
    }

    /** A file that is there once the modules have been built. */
    static Path built(String path) {
        Path file = file(path);
        if (!Files.exists(file)) {
            throw new AssertionError(path + " is not there: " + BUILD);
        }
        return file;
    }

    static String text(String path) {
        try {
            return Files.readString(file(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Properties properties(String path) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file(path))) {
            properties.load(reader);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the service itself says, over what all services say. */
    static Properties configuration(String service) {
        Properties all =
                properties("event-contracts/messaging/src/main/resources/META-INF/microprofile-config.properties");
        all.putAll(properties(service + "/src/main/resources/application.properties"));
        return all;
    }
}
