package dev.quadrille.checks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.quadrille.contracts.Participant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What is delivered, each of the services and the command, as the build has left it. */
record Application(String module, String libraries) {

    static Stream<Application> all() {
        return Stream.concat(
                Participant.all().stream()
                        .map(participant -> new Application(participant.service(), "target/quarkus-app/lib")),
                Stream.of(new Application("deploy/local", "target/lib")));
    }

    /** Whatever its SBOM lists; itself, too. */
    List<Component> components() {
        try {
            JsonNode sbom =
                    new ObjectMapper().readTree(built("target/sbom.json").toFile());
            return StreamSupport.stream(sbom.path("components").spliterator(), false)
                    .map(Component::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names of the jars that it brings along. */
    List<String> jars() {
        try (Stream<Path> files = Files.walk(built(libraries))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jar"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path built(String path) {
        return Repository.built(module + "/" + path);
    }

    @Override
    public String toString() {
        return module;
    }
}
