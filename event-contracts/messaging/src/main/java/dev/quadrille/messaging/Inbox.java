package dev.quadrille.messaging;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Remembers what was handled, so that an event that is delivered again has no second effect. */
@ApplicationScoped
class Inbox {

    /** @return those of the ids that were not known; in order, so that two batches never wait for each other in a ring */
    Uni<Set<UUID>> claim(SqlConnection transaction, Collection<UUID> ids) {
        return transaction
                .preparedQuery("""
                        insert into inbox (event_id) select distinct id from unnest($1::uuid[]) id order by id
                        on conflict do nothing returning event_id""")
                .execute(Tuple.of(ids.toArray(UUID[]::new)))
                .map(rows -> rows.stream().map(row -> row.getUUID(0)).collect(Collectors.toSet()));
    }
}
