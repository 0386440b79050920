package dev.quadrille.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrille.local.LocalPostgres;
import dev.quadrille.local.ServiceName;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
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

    /** What was taken and not given back is the total of what was shipped, in our rows and in the gateway's. */
    void moneyAddsUp() {
        long shipped = number(
                ServiceName.ORDER, "select coalesce(sum(total_minor), 0) from order_view where status = 'SHIPPED'");
        assertThat(number(
                        ServiceName.PAYMENT,
                        "select coalesce(sum(amount_minor), 0) from payment where state = 'CHARGED'"))
                .as("charged and not refunded, against the total of shipped orders")
                .isEqualTo(shipped);
        assertThat(number(
                        ServiceName.PAYMENT,
                        "select coalesce(sum(amount_minor), 0) from simulated_charge where charged and not returned"))
                .as("kept by the gateway, against the total of shipped orders")
                .isEqualTo(shipped);
    }

    /** What came in is on hand or was shipped, and nothing is set aside for orders that have ended. */
    void stockAddsUp() {
        assertThat(column(ServiceName.INVENTORY, """
                        select s.sku from stock s left join (select sku, sum(quantity) as came from restock group by sku) r
                        using (sku) where s.on_hand + s.shipped <> coalesce(r.came, 0) or s.reserved <> 0"""))
                .as("SKUs whose stock does not add up")
                .isEmpty();
        long shippedLines = number(ServiceName.ORDER, """
                select coalesce(sum((line ->> 'quantity')::bigint), 0)
                from order_view, json_array_elements(lines::json) line where status = 'SHIPPED'""");
        assertThat(number(ServiceName.INVENTORY, "select coalesce(sum(shipped), 0) from stock"))
                .as("shipped pieces, against the lines of shipped orders")
                .isEqualTo(shippedLines);
    }

    /** Versions grow by one, and the view stands where the stream ends. */
    void streamsAreWhole() {
        assertThat(column(ServiceName.ORDER, """
                        select v.order_id from order_view v join (
                            select order_id, count(*) as events, max(version) as last from order_event group by order_id) e
                        using (order_id) where v.version <> e.last or e.events <> e.last"""))
                .as("orders whose stream and view differ")
                .isEmpty();
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

    long number(ServiceName service, String sql) {
        return Long.parseLong(column(service, sql).get(0));
    }

    List<String> column(ServiceName service, String sql) {
        String database = service.database();
        try (Connection connection = DriverManager.getConnection(postgres.jdbcUrl(service), database, database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException(database + ": " + sql, e);
        }
    }
}
