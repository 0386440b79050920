package dev.quadrille.messaging;

import dev.quadrille.local.LocalBroker;
import dev.quadrille.local.Topics;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** One real broker with all topics of the saga, for all tests of this module. */
final class Broker implements BeforeAllCallback {

    private static final int FOUR_MEBIBYTES = 4 << 20;

    private Server server;

    private record Server(Path directory, LocalBroker broker) implements AutoCloseable {

        static Server start() {
            Path directory = DatabaseServer.temporary();
            LocalBroker broker = LocalBroker.in(directory).start();
            Topics.createMissing(broker.address());
            return new Server(directory, broker);
        }

        @Override
        public void close() {
            broker.close();
            DatabaseServer.delete(directory);
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        server = context.getRoot()
                .getStore(Namespace.GLOBAL)
                .computeIfAbsent(Server.class, key -> Server.start(), Server.class);
    }

    /** As a service's configuration gives it. */
    Map<String, Object> configuration() {
        return Map.of("bootstrap.servers", server.broker().bootstrapServers(), "key.deserializer", "not for producers");
    }

    /** For whoever is to reach the broker, however slow it is, and not to be tried on how soon they give up. */
    Map<String, Object> patientConfiguration() {
        Map<String, Object> patient = new HashMap<>(configuration());
        patient.putAll(Map.of("max.block.ms", 30_000, "request.timeout.ms", 30_000, "delivery.timeout.ms", 60_000));
        return patient;
    }

    /** Hears what is sent from now on. */
    Listener listen(String... topics) {
        return new Listener(server.broker().bootstrapServers(), topics);
    }

    /** Sends as a stranger may, who has no envelope and no limit. */
    void send(ProducerRecord<String, byte[]> record) throws Exception {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                server.broker().bootstrapServers(),
                "compression.type",
                "lz4",
                "max.request.size",
                FOUR_MEBIBYTES);
        try (KafkaProducer<String, byte[]> stranger =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            stranger.send(record).get();
        }
    }

    void kill() {
        server.broker().kill();
    }

    void start() {
        server.broker().start();
    }
}
