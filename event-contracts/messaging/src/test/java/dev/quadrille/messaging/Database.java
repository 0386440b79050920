package dev.quadrille.messaging;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** One real PostgreSQL for all tests of this module; each test finds the module's tables empty. */
final class Database implements BeforeAllCallback, BeforeEachCallback {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private DatabaseServer server;

    @Override
    public void beforeAll(ExtensionContext context) {
        server = context.getRoot()
                .getStore(Namespace.GLOBAL)
                .computeIfAbsent(DatabaseServer.class, key -> DatabaseServer.start(), DatabaseServer.class);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        query("truncate inbox, outbox, retry_queue, failed_attempt, note restart identity");
    }

    Pool pool() {
        return server.pool();
    }

    /** One more pool on the same database, as another replica has. */
    Pool anotherPool() {
        return server.anotherPool();
    }

    List<Row> query(String sql) {
        return done(pool().query(sql).execute()).stream().toList();
    }

    long count(String table) {
        return query("select count(*) from " + table).get(0).getLong(0);
    }

    /** The orders that the participant of these tests has in its table. */
    List<UUID> notedOrders() {
        return query("select order_id from note").stream()
                .map(row -> row.getUUID(0))
                .toList();
    }

    <T> T inTransaction(Function<SqlConnection, Uni<T>> work) {
        return done(pool().withTransaction(work));
    }

    /** What the work gives, or its failure; no test waits for ever. */
    static <T> T done(Uni<T> work) {
        return work.await().atMost(PATIENCE);
    }
}
