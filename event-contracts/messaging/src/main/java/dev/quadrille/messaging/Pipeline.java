package dev.quadrille.messaging;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import java.util.function.Function;

/** Sends statements without waiting for each one's answer: PostgreSQL carries them out in the order in which they come. */
public final class Pipeline {

    private Pipeline() {}

    /**
     * Statements on one connection, none of which needs the answer of another.
     *
     * @return completes with the last; fails with the first that fails
     */
    public static Uni<Void> inOrder(Uni<?>... statements) {
        return Uni.combine().all().unis(statements).discardItems();
    }

    /** As {@link Pool#withTransaction}, but the work begins together with the transaction, and not after it. */
    static <T> Uni<T> inTransaction(Pool pool, Function<SqlConnection, Uni<T>> work) {
        return pool.withConnection(connection -> {
            Uni<Transaction> begun = connection.begin();
            Uni<T> worked = Uni.createFrom().deferred(() -> work.apply(connection));
            return Uni.combine()
                    .all()
                    .unis(begun, worked)
                    .asTuple()
                    .call(done -> done.getItem1().commit())
                    .onFailure()
                    .call(() -> rollback(connection))
                    .map(done -> done.getItem2());
        });
    }

    /** There is none any more where it was the commit that failed, or the connection. */
    private static Uni<Void> rollback(SqlConnection connection) {
        Transaction open = connection.transaction();
        return open == null
                ? Uni.createFrom().voidItem()
                : open.rollback().onFailure().recoverWithNull();
    }
}
