package dev.quadrille.local;

import dev.quadrille.local.audit.Broker;
import dev.quadrille.local.secure.BrokerAdmission;
import dev.quadrille.local.secure.BrokerGuard;
import dev.quadrille.local.secure.BrokerLogin;
import dev.quadrille.local.secure.Secrets;
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
        this(directory, log, port, controllerPort, JvmProfile.QUICK_START, null);
    }

    /** @param secrets of those whom it lets in; null where it lets in everybody */
    LocalBroker(Path directory, Path log, int port, int controllerPort, JvmProfile jvm, Secrets secrets) {
        this.jvm = jvm;
        BrokerGuard guard = secrets == null ? null : new BrokerGuard(secrets, FreePorts.next());
        this.configuration = new BrokerConfiguration(directory.toAbsolutePath(), port, controllerPort, guard);
        this.log = new LogFile(log.toAbsolutePath());
    }

    /** A broker on free ports, for tests. */
    public static LocalBroker in(Path directory) {
        return new LocalBroker(directory, directory.resolve("kafka.log"), FreePorts.next(), FreePorts.next());
    }

    /** The same, and it lets in those alone who have a password. */
    public static LocalBroker in(Path directory, Secrets secrets) {
        return new LocalBroker(
                directory,
                directory.resolve("kafka.log"),
                FreePorts.next(),
                FreePorts.next(),
                JvmProfile.QUICK_START,
                secrets);
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
            Readiness readiness = new Readiness(process, PATIENCE_TO_START);
            readiness.await(() -> FreePorts.isListening(configuration.port()));
            if (configuration.guard() != null) {
                admission().admit();
            }
            readiness.await(this::answers);
        } catch (LocalFailure e) {
            process.kill();
            throw e;
        }
    }

    /** Of one that asks who one is. */
    BrokerAdmission admission() {
        return configuration.guard().admission();
    }

    private boolean answers() {
        try (Admin admin = Admin.create(address()
                .client(Map.of(
                        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        5_000,
                        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        5_000)))) {
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

    /** As the program that runs it reaches it. */
    public Broker address() {
        BrokerGuard guard = configuration.guard();
        return guard == null
                ? Broker.open(bootstrapServers())
                : new BrokerLogin(guard.secrets()).operator(bootstrapServers());
    }

    /** As a service reaches it that is asked for its password. */
    public Broker loginOf(ServiceName service) {
        Secrets secrets = configuration.guard().secrets();
        String name = service.toString();
        return new BrokerLogin(secrets).as(name, secrets.password(name, BrokerLogin.PASSWORD), bootstrapServers());
    }

    /** Gives every service another password, in its file and here. */
    public void renewPasswords() {
        new BrokerLogin(configuration.guard().secrets()).renewAll(bootstrapServers());
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
