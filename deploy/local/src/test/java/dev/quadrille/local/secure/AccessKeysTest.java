package dev.quadrille.local.secure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quadrille.local.LocalFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessKeysTest {

    @TempDir
    Path directory;

    @Test
    void areMadeOnceAndThePrivateOneIsForItsOwnerOnly() throws IOException {
        AccessKeys keys = AccessKeys.in(directory).made();
        String first = Files.readString(keys.privateKey());

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys.privateKey())))
                .isEqualTo("rw-------");
        assertThat(first).startsWith("-----BEGIN PRIVATE KEY-----");
        assertThat(Files.readString(keys.publicKey())).startsWith("-----BEGIN PUBLIC KEY-----");
        AccessKeys.in(directory).made();
        assertThat(Files.readString(keys.privateKey())).isEqualTo(first);
    }

    @Test
    void areMadeAnewWhereOneIsMissing() throws IOException {
        AccessKeys keys = AccessKeys.in(directory).made();
        String first = Files.readString(keys.publicKey());
        Files.delete(keys.privateKey());

        keys.made();

        assertThat(Files.readString(keys.publicKey())).isNotEqualTo(first);
    }

    @Test
    void saysWhichKeyItCannotRead() throws IOException {
        AccessKeys keys = AccessKeys.in(directory).made();
        Files.writeString(keys.privateKey(), "no key");

        assertThatThrownBy(() -> keys.token("otto", List.of("operator"), Duration.ofHours(1)))
                .isInstanceOf(LocalFailure.class)
                .hasMessageContaining(keys.privateKey().toString());
    }
}
