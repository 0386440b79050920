package dev.quadrille.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;

/** A file with one key in it, as OpenSSL writes and reads it (RFC 7468). */
record Pem(Path file) {

    private static final int LINE = 64;

    /** @throws IllegalArgumentException for what is no PEM file */
    byte[] read() throws IOException {
        return Base64.getDecoder().decode(Files.readString(file).replaceAll("-----[A-Z ]+-----|\\s", ""));
    }

    /** Anew, and never for a moment more readable than it may be. @param permissions such as {@code rw-------} */
    void write(String name, byte[] key, String permissions) throws IOException {
        String base64 = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(key);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)));
        Files.writeString(file, "-----BEGIN %s-----%n%s%n-----END %1$s-----%n".formatted(name, base64));
    }
}
