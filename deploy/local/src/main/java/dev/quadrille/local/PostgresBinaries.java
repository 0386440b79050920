package dev.quadrille.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Where PostgreSQL's programs are unpacked once per user and machine, so that each start after the first takes no time for it. */
final class PostgresBinaries {

    private PostgresBinaries() {}

    /** Only its owner may enter: else another user of the machine could put his own programs in place of ours. */
    static Path directory() {
        String user = System.getProperty("user.name");
        Path directory = Path.of(System.getProperty("java.io.tmpdir"), "quadrille-postgres-" + user);
        try {
            if (Files.notExists(directory)) {
                Files.createDirectory(
                        directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            if (!Files.getOwner(directory).getName().equals(user)) {
                throw new LocalFailure(
                        "%s belongs to %s; remove it, or set -Djava.io.tmpdir in JAVA_TOOL_OPTIONS to a directory of your own"
                                .formatted(directory, Files.getOwner(directory).getName()));
            }
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
