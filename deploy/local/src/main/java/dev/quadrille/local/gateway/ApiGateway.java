package dev.quadrille.local.gateway;

import dev.quadrille.local.ServiceName;
import dev.quadrille.local.audit.AuditReport;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.dns.AddressResolverOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * One address in front of the four services, for people, programs and the console: nobody needs to know who does what, and
 * no browser asks across origins. It knows {@link Route}s, bounds connections, bodies and rates, and nothing of orders.
 */
public final class ApiGateway implements AutoCloseable {

    private static final String HEALTH = "/health";
    private static final int SECONDS_TO_BELIEVE_A_NAME = 2;

    private final Vertx vertx = vertx();
    private final Map<ServiceName, Upstream> upstreams = new EnumMap<>(ServiceName.class);
    private final RateLimit rates;
    private final RateLimit subjectRates;
    private final Connections connections;
    private final HttpServer server;
    private volatile Optional<AuditDesk> auditDesk = Optional.empty();
    private volatile Optional<Subjects> subjects = Optional.empty();

    private ApiGateway(String host, int port, Limits limits, Map<ServiceName, List<URI>> services) {
        Bodies bodies = new Bodies(vertx, limits);
        services.forEach((service, replicas) -> upstreams.put(service, new Upstream(vertx, service, replicas, bodies)));
        rates = new RateLimit(limits.perSecond(), System::nanoTime);
        subjectRates = new RateLimit(limits.perSecond(), System::nanoTime);
        connections = new Connections(vertx, limits);
        server = vertx.createHttpServer(new HttpServerOptions()
                        .setHost(host)
                        .setPort(port)
                        .setHttp2ClearTextEnabled(false) // else a connection is not known before it says a word
                        .setHandle100ContinueAutomatically(true))
                .connectionHandler(connections::opened)
                .requestHandler(this::handle);
    }

    /** One thread, no files; a name may have several addresses, and others after a restart. */
    private static Vertx vertx() {
        return Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false))
                .setAddressResolverOptions(new AddressResolverOptions()
                        .setCacheMaxTimeToLive(SECONDS_TO_BELIEVE_A_NAME)
                        .setRoundRobinInetAddress(true)));
    }

    /**
     * @param port 0 for any that is free
     * @param services where the replicas of each listen
     * @throws IllegalStateException when the port cannot be had
     */
    public static ApiGateway open(String host, int port, Limits limits, Map<ServiceName, List<URI>> services) {
        ApiGateway gateway = new ApiGateway(host, port, limits, services);
        try {
            gateway.server.listen().toCompletionStage().toCompletableFuture().join();
            return gateway;
        } catch (CompletionException e) {
            gateway.close();
            throw new IllegalStateException(
                    "cannot listen on %s:%d: %s"
                            .formatted(host, port, e.getCause().getMessage()),
                    e.getCause());
        }
    }

    /** From now on a rate also bounds each of those whom valid tokens speak for. */
    public ApiGateway knowing(TokenCheck tokens) {
        subjects = Optional.of(new Subjects(tokens, Clock.systemUTC()));
        return this;
    }

    /** From now on POST /api/audit is answered, with what the audit says, to those who may see everything. */
    public ApiGateway auditing(Supplier<AuditReport> audit, TokenCheck tokens) {
        auditDesk = Optional.of(new AuditDesk(vertx, audit, tokens));
        return this;
    }

    public int port() {
        return server.actualPort();
    }

    private void handle(HttpServerRequest request) {
        connections.asks(request);
        String path = request.path();
        if (HEALTH.equals(path)) {
            request.response().end("UP");
        } else if (!rates.admits(request.remoteAddress().hostAddress())) {
            Refusal.tooMany(rates.perSecond(), "your address").send(request);
        } else if (!admitsSubject(request)) {
            Refusal.tooMany(rates.perSecond(), "whom your token speaks for").send(request);
        } else if (isDevious(path)) {
            Refusal.badPath().send(request);
        } else if (AuditDesk.PATH.equals(path) && auditDesk.isPresent()) {
            auditDesk.get().handle(request);
        } else {
            Route.of(path)
                    .ifPresentOrElse(
                            route -> upstreams.get(route.service()).handle(request),
                            () -> Refusal.unknownPath(path).send(request));
        }
    }

    /** From however many addresses; a request without a valid token is for the service to refuse. */
    private boolean admitsSubject(HttpServerRequest request) {
        return subjects.flatMap(known -> known.of(request.getHeader(HttpHeaders.AUTHORIZATION)))
                .map(subjectRates::admits)
                .orElse(true);
    }

    /** A service might read it otherwise than the gateway, and so answer what is not to be had here. */
    private static boolean isDevious(String path) {
        String lower = path == null ? ".." : path.toLowerCase(Locale.ROOT);
        return Stream.of("..", "//", "\\", "%2e", "%2f", "%5c", ";").anyMatch(lower::contains);
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
