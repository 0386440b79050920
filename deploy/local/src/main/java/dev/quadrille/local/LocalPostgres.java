package dev.quadrille.local;

import dev.quadrille.local.audit.Database;
import dev.quadrille.local.secure.PostgresGuard;
import dev.quadrille.local.secure.Secrets;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** A real PostgreSQL that keeps what it has committed, with one database per service. */
public final class LocalPostgres implements AutoCloseable {

    private static final Duration PATIENCE_TO_START = Duration.ofSeconds(30);
    private static final Duration PATIENCE_TO_STOP = Duration.ofSeconds(30);

    // The embedded server switches the first three off by default: fast, and untrue about every crash and every number.
    private static final Map<String, String> SETTINGS = Map.of(
            "fsync", "on",
            "synchronous_commit", "on",
            "full_page_writes", "on",
            "listen_addresses", "127.0.0.1",
            "unix_socket_directories", "",
            "max_connections", "100");

    private static final String WHO_MAY_CONNECT = """
            # The superuser from this machine; the services' roles by password.
            host all postgres 127.0.0.1/32 trust
            host all all 127.0.0.1/32 scram-sha-256
            """;

    private final Path directory;
    private final LogFile log;
    private final PostgresAddress address;
    private volatile EmbeddedPostgres server;

    /** A server that keeps its data in the directory, also from one run to the next. */
    public LocalPostgres(Path directory, Path log, int port) {
        this(directory, log, port, null);
    }

    /** @param secrets of those whom it lets in; null where it lets in those who know the names of the databases */
    public LocalPostgres(Path directory, Path log, int port, Secrets secrets) {
        this.directory = directory.toAbsolutePath();
        this.log = new LogFile(log.toAbsolutePath());
        this.address = PostgresAddress.local(port, secrets);
    }

    /** A server on a free port, for tests. */
    public static LocalPostgres in(Path directory) {
        return new LocalPostgres(directory.resolve("data"), directory.resolve("postgres.log"), FreePorts.next());
    }

    /** The same, and it lets in those alone whose passwords are among the secrets. */
    public static LocalPostgres in(Path directory, Secrets secrets) {
        return new LocalPostgres(
                directory.resolve("data"), directory.resolve("postgres.log"), FreePorts.next(), secrets);
    }

    /** Returns when the four databases exist and take connections. */
    public synchronized LocalPostgres start() {
        try {
            server = builder().start();
            ServiceDatabases.ofAll(address).prepare();
        } catch (IOException | RuntimeException e) {
            postmaster().kill();
            throw new LocalFailure("PostgreSQL did not start: %s; read %s".formatted(e.getMessage(), log.path()), e);
        }
        return this;
    }

    private EmbeddedPostgres.Builder builder() {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(PostgresBinaries.directory().toFile())
                .setDataDirectory(directory)
                .setDataDirectoryCustomizer(this::sayWhoMayConnect)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPort(port())
                .setPGStartupWait(PATIENCE_TO_START)
                .setOutputRedirector(
                        ProcessBuilder.Redirect.appendTo(log.create().toFile()));
        SETTINGS.forEach(builder::setServerConfig);
        if (address.isSecure()) {
            address.guard().settings().forEach(builder::setServerConfig);
            address.guard().superuser().forEach(builder::setConnectConfig);
        }
        return builder;
    }

    private void sayWhoMayConnect(File dataDirectory) {
        try {
            Files.writeString(
                    dataDirectory.toPath().resolve("pg_hba.conf"),
                    address.isSecure() ? PostgresGuard.WHO_MAY_CONNECT : WHO_MAY_CONNECT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return address.port();
    }

    /** Without user and password, which are both the name of the database where there are no secrets. */
    public String jdbcUrl(ServiceName service) {
        return address.url(service.database());
    }

    /** Of somebody who may do everything. */
    public String superuserUrl(ServiceName service) {
        return address.superuserUrl(service.database());
    }

    /** Who reads what a service has written. */
    public Database reader(ServiceName service) {
        return address.reader(service);
    }

    /** Gives every service another password, in its file and here. */
    public void renewPasswords() {
        ServiceDatabases.ofAll(address).renewPasswords();
    }

    PostgresAddress address() {
        return address;
    }

    /** SIGKILL for the server and its sessions, as a crash would. */
    public synchronized void kill() {
        postmaster().kill();
        close();
    }

    @Override
    public synchronized void close() {
        EmbeddedPostgres stopping = server;
        if (stopping == null) {
            return;
        }
        server = null;
        try {
            stopping.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            postmaster().awaitExit(PATIENCE_TO_STOP);
        }
    }

    /** Runs the action if the server goes without having been asked to. */
    void onDeath(Runnable action) {
        postmaster().process().orElseThrow().onExit().thenRun(() -> {
            if (server != null) {
                action.run();
            }
        });
    }

    Postmaster postmaster() {
        return new Postmaster(directory);
    }

    LogFile log() {
        return log;
    }

    LocalProcess description() {
        return new LocalProcess("postgres", postmaster().process().orElseThrow().pid(), port(), directory.toString());
    }
}
