package dev.quadrille.messaging;

import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;

/** Stays open for as long as a test needs: others in which nothing happens for 5 s are ended by the database. */
public final class LongTransaction {

    private LongTransaction() {}

    public static Transaction begin(SqlConnection connection) {
        Transaction begun = connection.beginAndAwait();
        connection.query("set local idle_in_transaction_session_timeout = 0").executeAndAwait();
        return begun;
    }
}
