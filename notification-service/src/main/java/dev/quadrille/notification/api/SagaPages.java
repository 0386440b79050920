package dev.quadrille.notification.api;

import dev.quadrille.notification.api.SagaResource.SagaPage;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Sagas, newest first, a page at a time. */
@ApplicationScoped
class SagaPages {

    private final Pool pool;

    SagaPages(Pool pool) {
        this.pool = pool;
    }

    /** @param after the last saga of the page before; null: the first page */
    Uni<SagaPage> page(SagaFilter filter, UUID after, int limit) {
        SagaSearch search = filter.search(after);
        return pool.preparedQuery(search.page())
                .execute(search.pageValues(limit))
                .map(rows -> rows.stream().map(SagaView::of).toList())
                .chain(sagas -> next(search, sagas, limit).map(next -> new SagaPage(sagas, next)));
    }

    /** After a page that is not full it goes on behind the last that was looked at, if they were not all. */
    private Uni<UUID> next(SagaSearch search, List<SagaView> sagas, int limit) {
        if (sagas.size() == limit) {
            return Uni.createFrom().item(sagas.get(limit - 1).orderId);
        }
        if (!search.isPicky()) {
            return Uni.createFrom().nullItem();
        }
        return pool.preparedQuery(search.last())
                .execute(search.lastValues())
                .map(rows -> rows.size() == 0 ? null : rows.iterator().next().getUUID("order_id"));
    }
}
