package dev.quadrille.messaging;

import dev.quadrille.local.LocalPostgres;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Gives a component test a real PostgreSQL, and in-memory channels in place of the broker. */
public class RealDatabase implements QuarkusTestResourceLifecycleManager {

    private Path directory;
    private LocalPostgres postgres;

    @Override
    public Map<String, String> start() {
        try {
            directory = Files.createTempDirectory("quadrille-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        postgres = LocalPostgres.in(directory).start();
        Map<String, String> configuration =
                new HashMap<>(InMemoryConnector.switchIncomingChannelsToInMemory("saga", "dead-letters"));
        configuration.put("DB_HOST", "127.0.0.1");
        configuration.put("DB_PORT", Integer.toString(postgres.port()));
        configuration.put("quarkus.http.test-port", "0");
        configuration.put("quadrille.faults", "on");
        return configuration;
    }

    @Override
    public void stop() {
        InMemoryConnector.clear();
        postgres.close();
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
