package dev.quadrille.e2e;

import dev.quadrille.local.LocalPostgres;
import dev.quadrille.local.ServiceName;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** What stands in the four databases, read past the services. */
record Books(LocalPostgres postgres) {

    /** The orders that have not ended yet, for order-service or for its observer. */
    List<String> unended(Collection<String> orderIds) {
        String ids = orderIds.stream()
                .map(id -> "'" + UUID.fromString(id) + "'")
                .collect(Collectors.joining(",", "array[", "]::uuid[]"));
        String all = "select id from unnest(" + ids + ") id where id not in ";
        List<String> unended = new ArrayList<>();
        unended.addAll(column(
                ServiceName.ORDER, all + "(select order_id from order_view where status in ('SHIPPED', 'CANCELLED'))"));
        unended.addAll(column(
                ServiceName.NOTIFICATION,
                all + "(select order_id from saga where status in ('SHIPPED', 'CANCELLED'))"));
        return unended;
    }

    long waitingMessages() {
        long waiting = 0;
        for (ServiceName service : ServiceName.values()) {
            waiting += number(service, "select (select count(*) from outbox) + (select count(*) from retry_queue)");
        }
        return waiting;
    }

    /** Everything that the sagas have written, to be compared with itself later. */
    List<String> wholeState() {
        List<String> state = new ArrayList<>();
        state.addAll(column(ServiceName.ORDER, "select o::text from order_view o order by 1"));
        state.addAll(column(ServiceName.ORDER, "select o::text from order_event o order by 1"));
        state.addAll(column(ServiceName.PAYMENT, "select p::text from payment p order by 1"));
        state.addAll(
                column(ServiceName.PAYMENT, "select (key, charged, returned)::text from simulated_charge order by 1"));
        state.addAll(column(ServiceName.INVENTORY, "select s::text from stock s order by 1"));
        state.addAll(column(ServiceName.INVENTORY, "select r::text from reservation r order by 1"));
        state.addAll(column(ServiceName.NOTIFICATION, "select s::text from saga s order by 1"));
        state.addAll(column(ServiceName.NOTIFICATION, "select (order_id, about)::text from notification order by 1"));
        return state;
    }

    /** How long after the fault the first order that was placed after it ended; empty when none was, or has. */
    Optional<Duration> firstEndAfter(Instant fault) {
        return since(fault, "min(ended_at)", "started_at > '" + fault + "'");
    }

    /** How long after the fault all orders had ended that were under way then, or were placed within a second. */
    Optional<Duration> lastEndAfter(Instant fault) {
        return since(
                fault, "max(ended_at)", "ended_at > '" + fault + "' and started_at < '" + fault.plusSeconds(1) + "'");
    }

    private Optional<Duration> since(Instant fault, String end, String which) {
        String milliseconds = "select (extract(epoch from %s - '%s'::timestamptz) * 1000)::bigint from saga where %s"
                .formatted(end, fault, which);
        return Optional.ofNullable(
                        column(ServiceName.NOTIFICATION, milliseconds).get(0))
                .map(text -> Duration.ofMillis(Long.parseLong(text)));
    }

    long number(ServiceName service, String sql) {
        return Long.parseLong(column(service, sql).get(0));
    }

    List<String> column(ServiceName service, String sql) {
        return column(postgres.reader(service).connect(), sql);
    }

    /** What only the superuser may see or do; of the sessions of a service among others, whose role is called as its database. */
    List<String> columnOfTheServer(ServiceName service, String sql) {
        try {
            return column(DriverManager.getConnection(postgres.superuserUrl(service)), sql);
        } catch (SQLException e) {
            throw new IllegalStateException(service.toString(), e);
        }
    }

    private static List<String> column(Connection opened, String sql) {
        try (Connection connection = opened;
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
