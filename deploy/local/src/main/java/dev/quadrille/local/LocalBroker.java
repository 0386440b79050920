package dev.quadrille.local;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** A real Kafka broker, its controller included, in a JVM of its own: what the services talk to where there is no Docker. */
public final class LocalBroker implements AutoCloseable {

    private static final String NAME = "kafka";
    private static final Duration PATIENCE_TO_START = Duration.ofSeconds(60);
    private static final Duration PATIENCE_TO_STOP = Duration.ofSeconds(20);
    private static final String[] LOGGING = {
        "-Dorg.slf4j.simpleLogger.defaultLogLevel=info",
        "-Dorg.slf4j.simpleLogger.log.org.apache.kafka=info",
        "-Dorg.slf4j.simpleLogger.showDateTime=true",
        "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd HH:mm:ss,SSS"
    };

    private final BrokerConfiguration configuration;
    private final JvmProfile jvm;
    private final LogFile log;
    private ChildProcess process;

    /** A broker that keeps its data in the directory, also from one run to the next. */
    public LocalBroker(Path directory, Path log, int port, int controllerPort) {
        this(directory, log, port, controllerPort, JvmProfile.QUICK_START);
    }

    LocalBroker(Path directory, Path log, int port, int controllerPort, JvmProfile jvm) {
        this.jvm = jvm;
        this.configuration = new BrokerConfiguration(directory.toAbsolutePath(), port, controllerPort);
        this.log = new LogFile(log.toAbsolutePath());
    }

    /** A broker on free ports, for tests. */
    public static LocalBroker in(Path directory) {
        return new LocalBroker(directory, directory.resolve("kafka.log"), FreePorts.next(), FreePorts.next());
    }

    /** Returns when the broker takes requests. */
    public LocalBroker start() {
        launch();
        awaitReady();
        return this;
    }

    void launch() {
        configuration.prepare(log);
        process = ChildProcess.start(
                NAME,
                new JavaCommand(log, options())
                        .running("kafka.Kafka", configuration.file().toString()),
                environment(),
                log);
    }

    private static Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(JvmProfile.ENVIRONMENT);
        // Not as an argument: the command line stays short enough to be shown whole.
        environment.put("CLASSPATH", classPath());
        return environment;
    }

    private List<String> options() {
        return Stream.concat(jvm.broker().stream(), Arrays.stream(LOGGING)).toList();
    }

    void awaitReady() {
        try {
            new Readiness(process, PATIENCE_TO_START).await(this::answers);
        } catch (LocalFailure e) {
            process.kill();
            throw e;
        }
    }

    private boolean answers() {
        if (!FreePorts.isListening(configuration.port())) {
            return false;
        }
        try (Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers(),
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                5_000,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                5_000))) {
            return admin.describeCluster()
                    .nodes()
                    .toCompletionStage()
                    .handle((nodes, failure) -> failure == null && nodes.size() == 1)
                    .toCompletableFuture()
                    .join();
        }
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + configuration.port();
    }

    /** SIGKILL, as a crash would. */
    public void kill() {
        process.kill();
    }

    @Override
    public void close() {
        if (process != null) {
            process.terminate(PATIENCE_TO_STOP);
        }
    }

    ChildProcess process() {
        return process;
    }

    LocalProcess description() {
        return process.listeningOn(configuration.port());
    }

    private static String classPath() {
        String library = System.getProperty("quadrille.lib");
        return library == null ? System.getProperty("java.class.path") : library + File.separator + "*";
    }
}
