package dev.quadrille.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each part finds its own secrets in a directory of its own, and no other part's (ASVS 5.0: 13.3.1, 13.3.2). */
class KeysCommandTest {

    @TempDir
    Path directory;

    @Test
    void makesWhatEachPartNeeds() throws IOException {
        assertThat(keys()).isZero();

        assertThat(in("public")).containsExactly("access-key.pub.pem", "ca.pem");
        assertThat(in("access")).containsExactly("access-key.pem");
        assertThat(in("quadrille")).containsExactly("DB_PASSWORD", "KAFKA_PASSWORD");
        assertThat(in("kafka")).containsExactly("kafka.pem");
        assertThat(in("postgres")).containsExactly("POSTGRES_PASSWORD", "postgres.key", "postgres.pem", "postgres.pk8");
        for (ServiceName service : ServiceName.values()) {
            assertThat(in(service.toString())).containsExactly("DB_OWNER_PASSWORD", "DB_PASSWORD", "KAFKA_PASSWORD");
        }
    }

    @Test
    void letsOthersReadWhatIsNoSecretAndWhatServersHaveToRead() throws IOException {
        keys();

        assertThat(readable("public/ca.pem")).isTrue();
        assertThat(readable("kafka/kafka.pem")).isTrue();
        assertThat(readable("postgres/postgres.key")).isTrue();
        assertThat(readable("postgres/postgres.pk8")).isFalse();
        assertThat(readable("access/access-key.pem")).isFalse();
        assertThat(readable("order-service/DB_PASSWORD")).isFalse();
    }

    @Test
    void leavesWhatIsThere() throws IOException {
        keys();
        String password = Files.readString(directory.resolve("order-service/DB_PASSWORD"));

        keys();

        assertThat(directory.resolve("order-service/DB_PASSWORD")).hasContent(password);
    }

    private int keys() {
        return Quadrille.commandLine().execute("keys", "--directory", directory.toString());
    }

    private List<String> in(String part) throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve(part))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private boolean readable(String file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(file)))
                .equals("rw-r--r--");
    }
}
