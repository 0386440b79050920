package dev.quadrille.local;

import dev.quadrille.local.audit.Sources;
import dev.quadrille.local.secure.Secrets;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** The whole of Quadrille on this machine: a broker, a database server and the services, started and stopped as one. */
public final class LocalSystem implements AutoCloseable {

    private final LocalBroker broker;
    private final LocalPostgres postgres;
    private final Map<ServiceName, List<LocalService>> services;
    private final LocalGateway gateway;
    private final Secrets secrets;
    private final SystemListener listener;
    private final Gate gate = new Gate();
    private final CompletableFuture<String> death = new CompletableFuture<>();
    private ExitHook exitHook;
    private boolean stopped;

    /** @param secrets of those who are let in; null where nobody is asked who it is */
    LocalSystem(
            LocalBroker broker,
            LocalPostgres postgres,
            Map<ServiceName, List<LocalService>> services,
            LocalGateway gateway,
            Secrets secrets,
            SystemListener listener) {
        this.broker = broker;
        this.postgres = postgres;
        this.services = services;
        this.gateway = gateway;
        this.secrets = secrets;
        this.listener = listener;
    }

    public static LocalSystemBuilder builder() {
        return new LocalSystemBuilder();
    }

    /** Leaves nothing behind when it fails. */
    LocalSystem start() {
        exitHook = ExitHook.install(this::stop);
        if (secrets != null) {
            listener.secured(secrets);
        }
        try {
            Together.run(List.of(this::startBroker, this::startPostgres));
            Together.run(all().<Runnable>map(service -> () -> start(service)).toList());
            gate.pass(() -> gateway.open(services, sources()));
            listener.opened(gateway());
            return this;
        } catch (RuntimeException e) {
            boolean askedToStop = gate.isShut();
            close();
            throw askedToStop ? new LocalFailure("stopped before it was up", e) : e;
        }
    }

    private void startBroker() {
        time("Kafka at " + broker.bootstrapServers(), () -> {
            gate.pass(broker::launch);
            watch(broker.process());
            listener.launched(broker.description());
            broker.awaitReady();
        });
        time(Topics.names().size() + " topics", () -> Topics.createMissing(broker.address()));
    }

    private void startPostgres() {
        time("PostgreSQL at 127.0.0.1:" + postgres.port(), () -> gate.pass(postgres::start));
        postgres.onDeath(() -> lost("postgres died; read " + postgres.log().path()));
        listener.launched(postgres.description());
    }

    private void start(LocalService service) {
        time(service.name() + " at " + service.url(), () -> {
            gate.pass(service::start);
            watch(service.process());
            listener.launched(service.description());
            service.awaitReady();
        });
    }

    /** One address for all services. */
    public URI gateway() {
        return gateway.url();
    }

    /** One that opens everything; null where none is needed. */
    public String token() {
        return secrets == null ? null : secrets.accessKeys().ownToken();
    }

    /** One for somebody in a system that is secure. */
    public String token(String subject, String role) {
        return secrets.accessKeys().token(subject, List.of(role), Duration.ofHours(1));
    }

    /** Null where nobody is asked who it is. */
    public Secrets secrets() {
        return secrets;
    }

    private void time(String step, Runnable work) {
        Instant begin = Instant.now();
        work.run();
        listener.done(step, Duration.between(begin, Instant.now()));
    }

    private void watch(ChildProcess process) {
        process.ended().thenAccept(dead -> {
            if (!dead.endedByUs()) {
                lost(dead.obituary());
            }
        });
    }

    private void lost(String obituary) {
        if (!gate.isShut()) {
            death.complete(obituary);
        }
    }

    /** Completes with an obituary when one of them dies unasked: which, its exit code, and the end of its log. */
    public CompletableFuture<String> death() {
        return death.copy();
    }

    public LocalBroker broker() {
        return broker;
    }

    public LocalPostgres postgres() {
        return postgres;
    }

    /** Where the audit reads what this system has written. */
    public Sources sources() {
        return AuditSources.at(postgres.address(), broker.address());
    }

    /** The first replica. */
    public LocalService service(ServiceName name) {
        return services.get(name).get(0);
    }

    public List<LocalService> replicas(ServiceName name) {
        return services.get(name);
    }

    private Stream<LocalService> all() {
        return services.values().stream().flatMap(Collection::stream);
    }

    /** Stops the services, then the broker, then the database server, so that each finds what it still needs. */
    @Override
    public void close() {
        stop();
        exitHook.remove();
    }

    private synchronized void stop() {
        if (stopped) {
            return;
        }
        gate.shut();
        listener.stopping();
        Instant begin = Instant.now();
        gateway.close();
        Together.run(all().<Runnable>map(service -> service::close).toList());
        broker.close();
        postgres.close();
        stopped = true;
        listener.stopped(Duration.between(begin, Instant.now()));
    }
}
