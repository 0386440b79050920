package dev.quadrille.notification;

import dev.quadrille.contracts.NotificationEvent.NotificationRequested;
import dev.quadrille.messaging.Pipeline;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What customers are told. Without SMTP the table is the delivery, and {@code GET /notifications} shows it; with SMTP each
 * row waits there for the {@link Mailman}. The newest rows are kept.
 */
@ApplicationScoped
class Mailbox {

    private final boolean byMail;
    private final int kept;
    private final Mailman mailman;

    Mailbox(
            @ConfigProperty(name = "quadrille.smtp-host") Optional<String> smtpHost,
            @ConfigProperty(name = "quadrille.notifications.kept", defaultValue = "1000") int kept,
            Mailman mailman) {
        this.byMail = smtpHost.isPresent();
        this.kept = kept;
        this.mailman = mailman;
    }

    Uni<Void> put(SqlConnection transaction, List<NotificationRequested> requests) {
        return requests.isEmpty()
                ? Uni.createFrom().voidItem()
                : Pipeline.inOrder(insert(transaction, requests), forgetOldest(transaction));
    }

    /** Sends what waits, where there is a way to send it. */
    void deliver() {
        if (byMail) {
            mailman.wake();
        }
    }

    private Uni<Void> insert(SqlConnection transaction, List<NotificationRequested> requests) {
        return transaction
                .preparedQuery("""
                        insert into notification (order_id, about, recipient, state, attempts, due_at)
                        select order_id, about, recipient, $4, 0, now()
                        from unnest($1::uuid[], $2::text[], $3::text[]) as n(order_id, about, recipient)""")
                .execute(Tuple.of(
                        requests.stream().map(NotificationRequested::orderId).toArray(UUID[]::new),
                        requests.stream().map(request -> request.about().name()).toArray(String[]::new),
                        requests.stream().map(NotificationRequested::recipient).toArray(String[]::new),
                        byMail ? "PENDING" : "DELIVERED"))
                .replaceWithVoid();
    }

    private Uni<Void> forgetOldest(SqlConnection transaction) {
        return transaction.preparedQuery("""
                        delete from notification
                        where position <= (select max(position) from notification) - $1 and state <> 'PENDING'""").execute(Tuple.of(kept)).replaceWithVoid();
    }
}
