package dev.quadrille.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The checked-out and built source tree, from which the services are started. */
public record Repository(Path root) {

    /** The one the launcher names, else the one that contains the working directory. */
    public static Repository find() {
        String named = System.getProperty("quadrille.root");
        return named == null ? around(Path.of("").toAbsolutePath()) : new Repository(Path.of(named));
    }

    private static Repository around(Path place) {
        return Stream.iterate(place, path -> path != null, Path::getParent)
                .filter(path ->
                        Files.isDirectory(path.resolve("deploy")) && Files.isDirectory(path.resolve("order-service")))
                .findFirst()
                .map(Repository::new)
                .orElseThrow(() -> new LocalFailure(
                        place + " is not inside the Quadrille repository; set -Dquadrille.root to its directory"));
    }

    Path application(ServiceName service) {
        return root.resolve(service.toString()).resolve("target/quarkus-app/quarkus-run.jar");
    }
}
