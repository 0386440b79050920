package dev.quadrille.messaging.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A password that may change while the service runs: it is read anew for each connection. */
record PasswordFile(Path path) {

    String read() {
        try {
            return Files.readString(path).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("the password in " + path + " cannot be read", e);
        }
    }
}
