package dev.quadrille.local;

import dev.quadrille.local.secure.BrokerGuard;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/**
 * What one single broker, its own controller, must be told before it starts. Its session is short: a broker that was
 * killed may not register again before the session of its former life is over. Only offsets are compacted, and they are few:
 * for them it need not set aside half of its heap.
 *
 * @param guard null where everybody is let in
 */
record BrokerConfiguration(Path directory, int port, int controllerPort, BrokerGuard guard) {

    private static final String PROPERTIES = """
            process.roles=broker,controller
            node.id=1
            controller.quorum.bootstrap.servers=127.0.0.1:%1$d
            controller.listener.names=CONTROLLER
            log.dirs=%2$s
            auto.create.topics.enable=false
            num.partitions=12
            broker.session.timeout.ms=3000
            broker.heartbeat.interval.ms=500
            log.retention.hours=72
            compression.type=producer
            log.cleaner.dedupe.buffer.size=16777216
            group.initial.rebalance.delay.ms=0
            offsets.topic.num.partitions=4
            offsets.topic.replication.factor=1
            transaction.state.log.num.partitions=4
            transaction.state.log.replication.factor=1
            transaction.state.log.min.isr=1
            share.coordinator.state.topic.replication.factor=1
            share.coordinator.state.topic.min.isr=1
            """;
    private static final String OPEN = """
            listeners=CLIENTS://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d
            listener.security.protocol.map=CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT
            inter.broker.listener.name=CLIENTS
            """;

    Path file() {
        return directory.resolve("server.properties");
    }

    /** Writes the properties anew, as ports may change between runs, and formats the log directory once. */
    void prepare(LogFile log) {
        try {
            Files.createDirectories(directory);
            Files.writeString(file(), PROPERTIES.formatted(controllerPort, logs()) + access());
            if (Files.notExists(logs().resolve("meta.properties"))) {
                format(log);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void format(LogFile log) throws IOException {
        String[] arguments = {
            "format", "--standalone", "--cluster-id", Uuid.randomUuid().toString(), "--config", file().toString()
        };
        try (PrintStream said = new PrintStream(Files.newOutputStream(log.create(), StandardOpenOption.APPEND))) {
            if (StorageTool.execute(arguments, said) != 0) {
                throw new LocalFailure(
                        "the broker's directory %s could not be formatted; read %s".formatted(logs(), log.path()));
            }
        }
    }

    private String access() {
        return guard == null ? OPEN.formatted(port, controllerPort) : guard.properties(port, controllerPort);
    }

    private Path logs() {
        return directory.resolve("logs");
    }
}
