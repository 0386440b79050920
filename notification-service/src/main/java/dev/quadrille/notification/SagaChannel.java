package dev.quadrille.notification;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Where replicas tell one another which sagas have changed: a notification channel of the database that they share. What a
 * transaction says is heard when it is committed, and not before; what nobody listens to is not kept.
 */
final class SagaChannel {

    private static final int DIGITS = 32;

    /** A notification has to be shorter than 8,000 bytes. */
    private static final int MOST_IDS = 7_999 / DIGITS;

    private SagaChannel() {}

    static Uni<Void> say(SqlClient database, List<UUID> sagas) {
        return database.preparedQuery("select pg_notify('saga_changed', ids) from unnest($1::text[]) ids")
                .execute(Tuple.tuple().addArrayOfString(payloads(sagas)))
                .replaceWithVoid();
    }

    static Uni<Void> listen(SqlConnection connection) {
        return connection.query("listen saga_changed").execute().replaceWithVoid();
    }

    static Uni<Void> unlisten(SqlConnection connection) {
        return connection.query("unlisten saga_changed").execute().replaceWithVoid();
    }

    /** @return what was said, in the same order */
    static List<UUID> read(String payload) {
        List<UUID> ids = new ArrayList<>();
        for (int begin = 0; begin < payload.length(); begin += DIGITS) {
            int middle = begin + DIGITS / 2;
            ids.add(new UUID(
                    Long.parseUnsignedLong(payload, begin, middle, 16),
                    Long.parseUnsignedLong(payload, middle, begin + DIGITS, 16)));
        }
        return ids;
    }

    private static String[] payloads(List<UUID> sagas) {
        List<String> payloads = new ArrayList<>();
        for (int begin = 0; begin < sagas.size(); begin += MOST_IDS) {
            payloads.add(payload(sagas.subList(begin, Math.min(sagas.size(), begin + MOST_IDS))));
        }
        return payloads.toArray(String[]::new);
    }

    private static String payload(List<UUID> sagas) {
        StringBuilder digits = new StringBuilder(sagas.size() * DIGITS);
        sagas.forEach(saga -> digits.append(saga.toString().replace("-", "")));
        return digits.toString();
    }
}
