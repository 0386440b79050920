package dev.quadrille.messaging;

import dev.quadrille.local.LocalPostgres;
import dev.quadrille.local.ServiceName;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;

/** A PostgreSQL with the module's tables and one of the test's own, and a pool of connections set up as a service's is. */
record DatabaseServer(Path directory, LocalPostgres postgres, Vertx vertx, Pool pool) implements AutoCloseable {

    private static final String NAME = ServiceName.PAYMENT.database();
    private static final String SCRIBE_WRITES = """
            create table note (order_id uuid not null, text text not null check (text <> 'forbidden'))""";

    static DatabaseServer start() {
        Path directory = temporary();
        LocalPostgres postgres = LocalPostgres.in(directory).start();
        Flyway.configure()
                .dataSource(postgres.jdbcUrl(ServiceName.PAYMENT), NAME, NAME)
                .locations("db/messaging")
                .placeholders(Map.of("service", NAME, "owner", NAME))
                .load()
                .migrate();
        Vertx vertx = Vertx.vertx();
        Pool pool = pool(vertx, postgres.port());
        Database.done(pool.query(SCRIBE_WRITES).execute());
        return new DatabaseServer(directory, postgres, vertx, pool);
    }

    /** One more pool on the same database, as another replica has. */
    Pool anotherPool() {
        return pool(vertx, postgres.port());
    }

    @Override
    public void close() {
        Database.done(pool.close());
        vertx.close().toCompletionStage().toCompletableFuture().join();
        postgres.close();
        delete(directory);
    }

    static Path temporary() {
        try {
            return Files.createTempDirectory("quadrille-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Pool pool(Vertx vertx, int port) {
        PgConnectOptions options = new PgConnectOptions()
                .setHost("127.0.0.1")
                .setPort(port)
                .setDatabase(NAME)
                .setUser(NAME)
                .setPassword(NAME)
                .setCachePreparedStatements(true)
                .addProperty("idle_in_transaction_session_timeout", "5s");
        return new Pool(PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(8))
                .connectingTo(options)
                .using(vertx)
                .build());
    }
}
