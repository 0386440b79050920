package dev.quadrille.checks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * An overlay and what it rendered to when somebody last looked. Where kubectl is installed the two are compared, so that the
 * tests mean the overlay also where it is not.
 */
enum Overlay {
    KIND,
    PRODUCTION;

    private static final Path KUBERNETES = Repository.file("deploy/kubernetes");

    String kept() {
        return Repository.text("deploy/checks/src/test/resources/rendered/" + this + ".yaml");
    }

    /** @param place where the overlays are, this repository's or a copy */
    Rendering render(Path place) {
        try {
            Process kubectl = new ProcessBuilder(
                            "kubectl",
                            "kustomize",
                            place.resolve("overlays").resolve(toString()).toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String rendered = new String(kubectl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Rendering(kubectl.waitFor(), rendered);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static boolean canRender() {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "kubectl")));
    }

    /** The overlays, to be filled in or spoilt. */
    static Path copyTo(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(KUBERNETES)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, directory.resolve(KUBERNETES.relativize(file).toString()));
            }
        }
        return directory;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @param exit 0 when it could be rendered */
    record Rendering(int exit, String text) {}
}
