package dev.quadrille.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The health check of the images, as a process of its own. */
class HealthProbeTest {

    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        answer("/well", 200);
        answer("/ill", 503);
        server.start();
    }

    private void answer(String path, int status) {
        server.createContext(path, exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void isContentWithAYes() throws Exception {
        assertThat(probe("/well")).isZero();
    }

    @Test
    void isNotContentWithAnythingElse() throws Exception {
        assertThat(probe("/ill")).isEqualTo(1);
    }

    @Test
    void isNotContentWithSilence() throws Exception {
        server.stop(0);

        assertThat(probe("/well")).isEqualTo(1);
    }

    private int probe(String path) throws IOException, InterruptedException {
        ProcessBuilder probe = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                Repository.file("deploy/HealthProbe.java").toString());
        probe.environment()
                .put("HEALTH_URL", "http://127.0.0.1:" + server.getAddress().getPort() + path);
        Process process = probe.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }
}
