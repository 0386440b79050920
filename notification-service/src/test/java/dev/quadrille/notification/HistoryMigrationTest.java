package dev.quadrille.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrille.messaging.RealDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was heard before the history had days is found in them. */
@QuarkusTest
@QuarkusTestResource(RealDatabase.class)
class HistoryMigrationTest {

    @Inject
    Pool pool;

    private SqlConnection connection;

    @BeforeEach
    void before() throws IOException {
        connection = pool.getConnectionAndAwait();
        run("create schema before_days; set search_path to before_days");
        run(script("V20261120.2__sagas"));
        run(script("V20261121.21__dead_letters"));
        run(script("V20261121.22__open_sagas"));
    }

    @AfterEach
    void after() {
        run("drop schema before_days cascade; reset search_path");
        connection.closeAndAwait();
    }

    @Test
    void movesEveryEventIntoItsDay() throws IOException {
        heard("uuidv7()");
        heard("uuidv7(interval '-20 days')");
        heard("uuidv7(interval '-400 days')");
        heard("'00000000-0000-4000-8000-000000000001'");

        run(script("V20261127.2__history"));

        assertThat(run("select from saga_event where data::text = '{}' and topic = 'orders.created'"))
                .isEqualTo(4);
        assertThat(run("select from saga_event_default")).isEqualTo(2);
        assertThat(run("select from pg_inherits where inhparent = 'saga_event'::regclass"))
                .as("the default, 8 days back to 3 ahead, and one of long ago")
                .isEqualTo(14);
        assertThat(run("insert into saga_event select * from saga_event on conflict do nothing returning 1"))
                .isZero();
    }

    @Test
    void beginsWithNothing() throws IOException {
        run(script("V20261127.2__history"));

        assertThat(run("select from saga_event")).isZero();
        assertThat(run("select from saga_history where kept_since = '1970-01-01'"))
                .isEqualTo(1);
    }

    private void heard(String order) {
        run(
                "insert into saga_event values (%s, uuidv7(), 'order.created.v2', '/test', now(), null, 'orders.created', 0, 0, now(), '{}')"
                        .formatted(order));
    }

    private static String script(String name) throws IOException {
        try (InputStream in = HistoryMigrationTest.class.getResourceAsStream("/db/migration/" + name + ".sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private int run(String sql) {
        return connection.query(sql).executeAndAwait().size();
    }
}
