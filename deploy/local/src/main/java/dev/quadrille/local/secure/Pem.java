package dev.quadrille.local.secure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Collectors;

/** A file of keys and certificates, as OpenSSL writes and reads it (RFC 7468). */
record Pem(Path file) {

    private static final int LINE = 64;

    /** One thing in it. @param name such as {@code PRIVATE KEY} @param der its bytes */
    record Block(String name, byte[] der) {

        String text() {
            String base64 = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(der);
            return "-----BEGIN %s-----%n%s%n-----END %1$s-----%n".formatted(name, base64);
        }
    }

    /** Of a file with one thing in it. @throws IllegalArgumentException for what is no PEM file */
    byte[] read() throws IOException {
        return Base64.getDecoder().decode(Files.readString(file).replaceAll("-----[A-Z ]+-----|\\s", ""));
    }

    /** @param permissions such as {@code rw-------} */
    void write(String permissions, Block... blocks) throws IOException {
        String text = Arrays.stream(blocks).map(Block::text).collect(Collectors.joining());
        new PrivateFile(file).write(permissions, text.getBytes(StandardCharsets.US_ASCII));
    }
}
