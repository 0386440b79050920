package dev.quadrille.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrerequisitesTest {

    @TempDir
    Path directory;

    @Test
    void namesTheHolderOfATakenPort() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Prerequisite port = Prerequisites.port(taken.getLocalPort(), "order-service");
            assertThat(port.met()).isFalse();
            assertThat(port.line())
                    .startsWith("✗")
                    .contains(taken.getLocalPort() + " for order-service is taken by process "
                            + ProcessHandle.current().pid())
                    .contains("--port-offset");
        }
    }

    @Test
    void asksForNothingOfAFreePort() {
        assertThat(Prerequisites.port(FreePorts.next(), "Kafka").met()).isTrue();
    }

    @Test
    void saysWhichServicesAreNotBuilt() {
        Prerequisites prerequisites = new Prerequisites(
                new Repository(directory), new StateDirectory(directory), Ports.standard(0), Map.of());
        assertThat(prerequisites.unmet())
                .extracting(Prerequisite::found)
                .contains("order-service is not built", "notification-service is not built");
    }

    @Test
    void wantsThePortOfEveryReplica() {
        Prerequisites prerequisites = new Prerequisites(
                new Repository(directory),
                new StateDirectory(directory),
                Ports.standard(100),
                Map.of(ServiceName.PAYMENT, 2));
        assertThat(prerequisites.all())
                .extracting(Prerequisite::found)
                .anyMatch(found -> found.startsWith("8182 for payment-service"))
                .anyMatch(found -> found.startsWith("8192 for payment-service-1"))
                .anyMatch(found -> found.startsWith("13192 for payment-service-1's health and metrics"));
    }
}
