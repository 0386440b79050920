package dev.quadrille.messaging;

import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;

/** What every turn stands on: the database, what was heard, what is to be said, what was put aside, and who watches. */
@Dependent
record Stage(
        Pool pool,
        Inbox inbox,
        Outbox outbox,
        RetryQueue retryQueue,
        Backoff backoff,
        OutboxRelay relay,
        Hooks hooks,
        TurnMetrics metrics,
        Progress progress,
        Clock clock) {
    @Inject
    Stage {}
}
