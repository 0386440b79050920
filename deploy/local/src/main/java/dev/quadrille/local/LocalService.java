package dev.quadrille.local;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One replica of one service, in a JVM of its own, that can be killed and started again. */
public final class LocalService implements AutoCloseable {

    private static final Duration PATIENCE_TO_START = Duration.ofSeconds(90);
    private static final Duration PATIENCE_TO_STOP = Duration.ofSeconds(20);

    private final String name;
    private final Path application;
    private final int port;
    private final int managementPort;
    private final Map<String, String> environment;
    private final JvmProfile jvm;
    private final LogFile log;
    private ChildProcess process;

    /** @param environment where the broker and the database are, and whatever else the service is to know */
    LocalService(
            String name,
            Path application,
            int port,
            int managementPort,
            Map<String, String> environment,
            JvmProfile jvm,
            LogFile log) {
        this.name = name;
        this.application = application;
        this.port = port;
        this.managementPort = managementPort;
        this.environment = new HashMap<>(JvmProfile.ENVIRONMENT);
        this.environment.putAll(environment);
        this.environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        this.environment.put("QUARKUS_HTTP_PORT", String.valueOf(port));
        this.environment.put("QUARKUS_MANAGEMENT_PORT", String.valueOf(managementPort));
        this.jvm = jvm;
        this.log = log;
    }

    /** The first replica has the service's own name. */
    static String name(ServiceName service, int replica) {
        return replica == 0 ? service.toString() : service + "-" + replica;
    }

    /** Returns at once; {@link #awaitReady} waits. */
    public synchronized LocalService start() {
        if (Files.notExists(application)) {
            throw new LocalFailure(
                    "%s is not built: %s is missing; run mvn -q -DskipTests package".formatted(name, application));
        }
        // The class archive knows the class path as it is seen from there.
        process = ChildProcess.startIn(application.getParent(), name, command(), environment, log);
        return this;
    }

    private List<String> command() {
        return new JavaCommand(log, jvm.service())
                .running("-jar", application.getFileName().toString());
    }

    /** Returns when {@code /q/health/ready} answers 200. */
    public LocalService awaitReady() {
        HttpProbe ready = new HttpProbe(management().resolve("/q/health/ready"));
        new Readiness(process, PATIENCE_TO_START).await(ready::saysYes);
        return this;
    }

    /** SIGKILL, as a crash would. */
    public void kill() {
        process.kill();
    }

    /** SIGTERM; returns when the service has finished what it was at, and is gone. */
    public void terminate() {
        process.terminate(PATIENCE_TO_STOP);
    }

    /** Starts it again on the same port, after {@link #kill} or in the middle of its work. */
    public LocalService restart() {
        terminate();
        return start().awaitReady();
    }

    @Override
    public void close() {
        if (process != null) {
            terminate();
        }
    }

    public String name() {
        return name;
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Where {@code /q/health} and {@code /q/metrics} are. */
    public URI management() {
        return URI.create("http://127.0.0.1:" + managementPort);
    }

    public long pid() {
        return process.pid();
    }

    /** What it is told besides its own configuration. */
    public Map<String, String> environment() {
        return Map.copyOf(environment);
    }

    public Path log() {
        return log.path();
    }

    ChildProcess process() {
        return process;
    }

    LocalProcess description() {
        return process.listeningOn(port);
    }
}
