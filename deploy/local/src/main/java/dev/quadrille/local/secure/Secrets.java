package dev.quadrille.local.secure;

import dev.quadrille.local.LocalFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/** What only one system knows: keys, certificates and passwords, made when first needed, in files that nobody else may read. */
public record Secrets(Path directory) {

    /** Of the program that runs the system: on the broker it may do everything. */
    public static final String OPERATOR = "quadrille";

    private static final SecureRandom DICE = new SecureRandom();
    private static final int BYTES_OF_A_PASSWORD = 24;

    public AccessKeys accessKeys() {
        return AccessKeys.in(directory).made();
    }

    public Certificates certificates() {
        synchronized (Secrets.class) {
            return new Certificates(directory.resolve("tls")).made();
        }
    }

    /** Where one of its parts finds its passwords, each in a file that has the name of the setting. */
    public Path of(String part) {
        return directory.resolve(part);
    }

    /** @param name such as {@code DB_PASSWORD} */
    public String password(String part, String name) {
        return read(of(part).resolve(name));
    }

    /** Another one from now on; whoever is to let in its owner has still to be told. */
    public void renew(String part, String name) {
        make(of(part).resolve(name));
    }

    private static synchronized String read(Path file) {
        try {
            if (Files.notExists(file)) {
                make(file);
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new LocalFailure("the password in %s cannot be read: %s".formatted(file, e), e);
        }
    }

    private static void make(Path file) {
        byte[] random = new byte[BYTES_OF_A_PASSWORD];
        DICE.nextBytes(random);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        try {
            new PrivateFile(file).write(password.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new LocalFailure("no password can be kept in %s: %s".formatted(file, e), e);
        }
    }
}
