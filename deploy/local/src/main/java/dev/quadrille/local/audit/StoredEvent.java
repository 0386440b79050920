package dev.quadrille.local.audit;

import dev.quadrille.contracts.EventCatalog;
import dev.quadrille.contracts.EventCodec;
import dev.quadrille.contracts.EventType;
import dev.quadrille.contracts.SagaEvent;
import dev.quadrille.contracts.UnreadableEvent;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/**
 * An event as a service has kept it.
 *
 * @param type null where nobody announces such an event
 * @param cause null where a request or a clock was the cause, or where it is not kept
 * @param body where the audit needs to know it; else null
 * @param fault why the body cannot be read; else null
 */
record StoredEvent(
        UUID id, String wireName, EventType<?> type, String source, UUID cause, SagaEvent body, String fault) {

    /** Expects event_id, type, source, causation_id and data. */
    static StoredEvent read(ResultSet row) throws SQLException {
        String wireName = row.getString("type");
        String data = row.getString("data");
        SagaEvent body = null;
        String fault = null;
        try {
            body = data == null ? null : EventCodec.decode(wireName, data.getBytes(StandardCharsets.UTF_8));
        } catch (UnreadableEvent damaged) {
            fault = damaged.getMessage();
        }
        return new StoredEvent(
                row.getObject("event_id", UUID.class),
                wireName,
                type(wireName),
                row.getString("source"),
                row.getObject("causation_id", UUID.class),
                body,
                fault);
    }

    private static EventType<?> type(String wireName) {
        int version = wireName.lastIndexOf(".v");
        return EventCatalog.named(version < 0 ? wireName : wireName.substring(0, version))
                .orElse(null);
    }

    /** Null where the type is unknown. */
    Class<? extends SagaEvent> eventClass() {
        return type == null ? null : type.eventClass();
    }

    boolean is(Class<? extends SagaEvent> event) {
        return eventClass() == event;
    }

    /** Without its version. */
    String name() {
        return type == null ? wireName : type.name();
    }
}
