package dev.quadrille.local.secure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;

/** The JDK's own maker of certificates, on a key store that lives for a moment. */
record Keytool(Path store) {

    static final char[] PASSWORD = "of-a-file-that-is-gone-in-a-moment".toCharArray();

    private static final int DAYS = 365;

    /** A key pair on the curve P-256, and its certificate. @param options of {@code keytool -genkeypair} */
    void certify(String name, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair"));
        command.addAll(
                List.of("-keystore", store.toString(), "-storetype", "PKCS12", "-storepass", new String(PASSWORD)));
        command.addAll(List.of("-alias", name, "-dname", "CN=" + name, "-validity", String.valueOf(DAYS)));
        command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1"));
        command.addAll(List.of(options));
        run(command);
    }

    private static void run(List<String> command) throws IOException {
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (keytool.onExit().join().exitValue() != 0) {
            throw new IOException("keytool says " + said.strip());
        }
    }

    KeyStore read() throws IOException, GeneralSecurityException {
        return KeyStore.getInstance(store.toFile(), PASSWORD);
    }
}
