package dev.quadrille.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Stands for a service where only its start and end matter: tells what it was told, and dies when asked to. */
class FakeService {

    private FakeService() {}

    public static void main(String[] arguments) throws IOException {
        if ("on".equals(System.getenv("FAKE_FAILS_TO_START"))) {
            System.err.println("cannot go on");
            System.exit(3);
        }
        HttpServer management = listening("QUARKUS_MANAGEMENT_PORT");
        management.createContext("/q/health/ready", exchange -> answer(exchange, "UP"));
        management.start();
        HttpServer server = listening("QUARKUS_HTTP_PORT");
        server.createContext(
                "/environment", exchange -> answer(exchange, System.getenv().toString()));
        server.createContext("/die", exchange -> System.exit(7));
        server.start();
    }

    private static HttpServer listening(String port) throws IOException {
        return HttpServer.create(
                new InetSocketAddress(System.getenv("QUARKUS_HTTP_HOST"), Integer.parseInt(System.getenv(port))), 0);
    }

    private static void answer(HttpExchange exchange, String text) throws IOException {
        try (exchange) {
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** Puts a fake where the build would put each service. */
    static void installAll(Path root) throws IOException {
        Manifest manifest = new Manifest();
        URL classes = FakeService.class.getProtectionDomain().getCodeSource().getLocation();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, FakeService.class.getName());
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classes.toString());
        for (ServiceName service : ServiceName.values()) {
            Path jar = new Repository(root).application(service);
            Files.createDirectories(jar.getParent());
            new JarOutputStream(Files.newOutputStream(jar), manifest).close();
        }
    }
}
