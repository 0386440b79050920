package dev.quadrille.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class FreePortsTest {

    @Test
    void knowsWhetherSomebodyListens() throws IOException {
        int port = FreePorts.next();
        assertThat(FreePorts.isListening(port)).isFalse();
        try (ServerSocket socket = listen(port)) {
            assertThat(socket.isBound()).isTrue();
            assertThat(FreePorts.isListening(port)).isTrue();
        }
    }

    @Test
    void isNotInTheWayOfWhoIsAboutToListen() throws IOException {
        int port = FreePorts.next();
        AtomicBoolean done = new AtomicBoolean();
        CompletableFuture<Void> prober = CompletableFuture.runAsync(() -> {
            while (!done.get()) {
                FreePorts.isListening(port);
            }
        });
        try {
            for (int start = 0; start < 2_000; start++) {
                listen(port).close();
            }
        } finally {
            done.set(true);
            prober.join();
        }
    }

    private static ServerSocket listen(int port) throws IOException {
        return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
    }
}
