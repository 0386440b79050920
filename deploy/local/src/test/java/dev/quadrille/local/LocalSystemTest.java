package dev.quadrille.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalSystemTest {

    @TempDir
    Path directory;

    private final List<LocalProcess> launched = new CopyOnWriteArrayList<>();

    @BeforeEach
    void buildServices() throws IOException {
        FakeService.installAll(directory);
    }

    @Test
    void startsEverythingAndLeavesNothingBehind() throws IOException {
        try (LocalSystem system =
                system().replicas(ServiceName.PAYMENT, 2).faults(true).start()) {
            assertThat(launched)
                    .extracting(LocalProcess::name)
                    .containsExactlyInAnyOrder(
                            "kafka",
                            "postgres",
                            "order-service",
                            "payment-service",
                            "payment-service-1",
                            "inventory-service",
                            "notification-service");
            assertThat(launched).allMatch(LocalProcess::isRunning);
            assertThat(get(system.service(ServiceName.ORDER).url().resolve("/environment")))
                    .contains(
                            "QUADRILLE_FAULTS=on",
                            "DB_PORT=" + system.postgres().port())
                    .contains("KAFKA_BOOTSTRAP_SERVERS=" + system.broker().bootstrapServers());
        }
        assertThat(launched).noneMatch(LocalProcess::isRunning);
    }

    @Test
    void tellsWhoDiedButNotWhomItKilledItself() throws Exception {
        try (LocalSystem system = system().start()) {
            system.service(ServiceName.INVENTORY).kill();
            system.service(ServiceName.INVENTORY).restart();
            assertThat(system.death()).isNotDone();

            URI die = system.service(ServiceName.PAYMENT).url().resolve("/die");
            assertThatThrownBy(() -> get(die)).isInstanceOf(IOException.class);
            assertThat(system.death().get(10, TimeUnit.SECONDS)).startsWith("payment-service died with exit code 7");
        }
    }

    @Test
    void leavesNothingBehindWhenItCannotStart() {
        assertThatThrownBy(
                        () -> system().environment("FAKE_FAILS_TO_START", "on").start())
                .isInstanceOf(LocalFailure.class)
                .hasMessageContaining("died with exit code 3")
                .hasMessageContaining("cannot go on");
        assertThat(launched).hasSizeGreaterThan(2).noneMatch(LocalProcess::isRunning);
    }

    private LocalSystemBuilder system() {
        return LocalSystem.builder()
                .repository(directory)
                .directory(directory.resolve("state"))
                .listener(new SystemListener() {
                    @Override
                    public void launched(LocalProcess process) {
                        launched.add(process);
                    }
                });
    }

    private static String get(URI address) throws IOException {
        try (InputStream answer = address.toURL().openStream()) {
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
