package dev.quadrille.notification.api;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;

/** 200,000 sagas in tables of their own, and how PostgreSQL would look among them. */
@ApplicationScoped
class Crowd {

    static final int SIZE = 200_000;

    private static final String SAGAS = """
            insert into saga (order_id, customer_id, recipient, status, reason, steps, requested, started_at, ended_at, version)
            select order_id, 'c-' || mod(n, 20000), 'c@example.com', status, reason,
                   case when status = 'RUNNING' then '{order.created,payment.processed}'::text[]
                        else '{order.created,payment.processed,inventory.reserved,order.confirmed,inventory.shipped}' end,
                   '{}', started, case when status <> 'RUNNING' then started + (took || ' ms')::interval end, 5
            from (select n, timestamptz '2026-11-01' + n * interval '5 ms' as started,
                         (lpad(to_hex(1793491200000 + n * 5), 12, '0') || '70008000' || lpad(to_hex(n), 12, '0'))::uuid as order_id,
                         case when mod(n, 1000) = 7 then 'RUNNING' when mod(n, 10) = 0 then 'CANCELLED' else 'SHIPPED' end as status,
                         case when mod(n, 10000) = 0 then 'TIMED_OUT' when mod(n, 10) = 0 then 'OUT_OF_STOCK' end as reason,
                         case when mod(n, 500) = 0 then 2000 else 20 + mod(n, 60) end as took
                  from generate_series(1, %d) as n) as made""".formatted(SIZE);
    private static final String EVENTS = """
            insert into saga_event (order_id, event_id, type, source, time, topic, kafka_partition, kafka_offset, data)
            select order_id, gen_random_uuid(), 'order.created.v2', '/order-service', started_at, 'orders.created', 0, 0, '{}'
            from saga""";

    private final Pool pool;
    private final Flyway flyway;
    private boolean made;

    Crowd(Pool pool, Flyway flyway) {
        this.pool = pool;
        this.flyway = flyway;
    }

    /** Every node of the plan by which it is carried out. */
    List<JsonObject> plan(String sql, Tuple values) {
        return among(connection -> nodes(connection
                .preparedQuery("explain (analyze, timing off, format json) " + sql)
                .executeAndAwait(values)
                .iterator()
                .next()
                .getValue(0)));
    }

    /** Every node of the plan that would be made for whatever values. */
    List<JsonObject> genericPlan(String sql) {
        return among(connection -> nodes(connection
                .query("explain (generic_plan, format json) " + sql)
                .executeAndAwait()
                .iterator()
                .next()
                .getValue(0)));
    }

    /** Every node of the plan that was made for whatever values, as it is carried out for these. */
    List<JsonObject> preparedPlan(String sql, String types, String values) {
        return among(connection -> {
            connection.query("set plan_cache_mode to force_generic_plan").executeAndAwait();
            connection.query("prepare looked(%s) as %s".formatted(types, sql)).executeAndAwait();
            List<JsonObject> plan = nodes(connection
                    .query("explain (analyze, timing off, format json) execute looked(%s)".formatted(values))
                    .executeAndAwait()
                    .iterator()
                    .next()
                    .getValue(0));
            connection.query("deallocate looked").executeAndAwait();
            connection.query("reset plan_cache_mode").executeAndAwait();
            return plan;
        });
    }

    <T> T among(Function<SqlConnection, T> work) {
        make();
        SqlConnection connection = pool.getConnectionAndAwait();
        try {
            connection.query("set search_path to crowd").executeAndAwait();
            connection.query("set enable_seqscan to on").executeAndAwait();
            return work.apply(connection);
        } finally {
            connection.query("set search_path to default").executeAndAwait();
            connection.query("set enable_seqscan to off").executeAndAwait();
            connection.closeAndAwait();
        }
    }

    private synchronized void make() {
        if (!made) {
            Flyway.configure()
                    .configuration(flyway.getConfiguration())
                    .schemas("crowd")
                    .defaultSchema("crowd")
                    .load()
                    .migrate();
            made = true;
            among(connection -> {
                Stream.of(SAGAS, EVENTS, "analyze saga", "analyze saga_event")
                        .forEach(sql -> connection.query(sql).executeAndAwait());
                return null;
            });
        }
    }

    private static List<JsonObject> nodes(Object explained) {
        List<JsonObject> nodes = new ArrayList<>();
        collect(new JsonArray(explained.toString()).getJsonObject(0).getJsonObject("Plan"), nodes);
        return nodes;
    }

    private static void collect(JsonObject node, List<JsonObject> nodes) {
        nodes.add(node);
        node.getJsonArray("Plans", new JsonArray()).forEach(inner -> collect((JsonObject) inner, nodes));
    }
}
