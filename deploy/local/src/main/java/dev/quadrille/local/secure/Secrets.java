package dev.quadrille.local.secure;

import dev.quadrille.local.LocalFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.stream.Stream;

/**
 * What only one system knows: keys, certificates and passwords, made when first needed, in files that nobody else may read.
 * Each of its parts has a directory of its own, and so have those who sign tokens.
 */
public record Secrets(Path directory) {

    /** Of the program that runs the system: on the broker it may do everything. */
    public static final String OPERATOR = "quadrille";

    /** Where the key is that tokens are signed with. */
    static final String ACCESS = "access";

    /** Where that is by which servers and callers are known: no secret. */
    static final String PUBLIC = "public";

    private static final SecureRandom DICE = new SecureRandom();
    private static final int BYTES_OF_A_PASSWORD = 24;

    public AccessKeys accessKeys() {
        return new AccessKeys(
                        AccessKeys.in(of(ACCESS)).privateKey(),
                        AccessKeys.in(of(PUBLIC)).publicKey())
                .made();
    }

    public Certificates certificates() {
        synchronized (Secrets.class) {
            return new Certificates(directory).made();
        }
    }

    /**
     * What the servers of a composition find in their directories: as {@link #certificates}, and the password that a
     * database server wants for its superuser. Readable for everybody, since each server is another user there and reads
     * from a volume of its own.
     */
    public void ofTheServers() {
        Certificates certificates = certificates();
        password(Certificates.DATABASE, "POSTGRES_PASSWORD");
        Stream.of(
                        certificates.broker(),
                        certificates.databaseKey(),
                        of(Certificates.DATABASE).resolve("POSTGRES_PASSWORD"))
                .forEach(file -> new PrivateFile(file).share());
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
