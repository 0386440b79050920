package dev.quadrille.local.audit;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Asks a service's history whether it knows events, many at a time. @param table has order_id and event_id */
record KnownEvents(Snapshot snapshot, String table) {

    /** @return those of the events that are not there */
    Set<UUID> missing(List<Spoken> events) {
        String question = """
                select said.id from unnest(?::uuid[], ?::uuid[]) as said(order_id, id)
                where not exists (select from %s e where e.order_id = said.order_id and e.event_id = said.id)""".formatted(table);
        try (PreparedStatement statement = snapshot.connection().prepareStatement(question)) {
            statement.setArray(1, array(events.stream().map(Spoken::order).toArray(UUID[]::new)));
            statement.setArray(2, array(events.stream().map(Spoken::id).toArray(UUID[]::new)));
            return ids(statement);
        } catch (SQLException e) {
            throw snapshot.database().unreadable(e);
        }
    }

    private Array array(UUID... ids) throws SQLException {
        return snapshot.connection().createArrayOf("uuid", ids);
    }

    private static Set<UUID> ids(PreparedStatement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            Set<UUID> ids = new HashSet<>();
            while (rows.next()) {
                ids.add(rows.getObject(1, UUID.class));
            }
            return ids;
        }
    }
}
