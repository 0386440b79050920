package dev.quadrille.local.secure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** A file that is never for a moment more readable than it may be. */
record PrivateFile(Path path) {

    static final String FOR_ITS_OWNER = "rw-------";
    static final String FOR_EVERYBODY = "rw-r--r--";

    void write(byte[] content) throws IOException {
        write(FOR_ITS_OWNER, content);
    }

    /** For everybody to read who reaches its directory. */
    void share() {
        try {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(FOR_EVERYBODY));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Replaced as a whole: nobody reads half of it. @param permissions such as {@code rw-------} */
    void write(String permissions, byte[] content) throws IOException {
        Path draft = path.resolveSibling(path.getFileName() + ".new");
        Files.createDirectories(path.toAbsolutePath().getParent());
        Files.deleteIfExists(draft);
        Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)));
        Files.write(draft, content);
        Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
