package dev.quadrille.local.audit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The wait until nothing moves: no order is open, no message waits to be said, to be tried again, or to be heard. */
final class Rest {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(300);
    private static final String QUEUES =
            "select not exists (select from outbox) and not exists (select from retry_queue)";
    private static final String ORDERS =
            " and not exists (select from order_view where status not in ('SHIPPED', 'CANCELLED'))";
    // Somebody may have spoken of an order that there is not: it has no customer and no end.
    private static final String SAGAS =
            " and not exists (select from saga where status = 'RUNNING' and customer_id is not null)";

    private final Sources sources;
    private final Lag lag;
    private final CompletableFuture<Boolean> reached = new CompletableFuture<>();
    private int quietLooks;

    private Rest(Sources sources, Lag lag) {
        this.sources = sources;
        this.lag = lag;
    }

    /** @return false when the time was over first */
    static boolean await(Sources sources, Duration patience) {
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(Rest::daemon);
        try (Lag lag = new Lag(sources.broker())) {
            Rest rest = new Rest(sources, lag);
            clock.scheduleWithFixedDelay(rest::look, 0, BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
            return rest.reached
                    .completeOnTimeout(false, patience.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof AuditImpossible impossible ? impossible : e;
        } finally {
            clock.shutdownNow();
        }
    }

    /** Twice in a row: between two databases a message may slip from one that was not looked at to one that was. */
    private void look() {
        try {
            quietLooks = isQuiet() ? quietLooks + 1 : 0;
            if (quietLooks == 2) {
                reached.complete(true);
            }
        } catch (RuntimeException e) {
            reached.completeExceptionally(e);
        }
    }

    private boolean isQuiet() {
        return holds(sources.orders(), QUEUES + ORDERS)
                && holds(sources.payments(), QUEUES)
                && holds(sources.inventory(), QUEUES)
                && holds(sources.notifications(), QUEUES + SAGAS)
                && lag.isNone();
    }

    private static boolean holds(Database database, String question) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(question)) {
            return answer.next() && answer.getBoolean(1);
        } catch (SQLException e) {
            throw database.unreadable(e);
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "audit");
        thread.setDaemon(true);
        return thread;
    }
}
