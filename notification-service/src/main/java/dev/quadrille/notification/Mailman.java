package dev.quadrille.notification;

import dev.quadrille.messaging.Loop;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Delivers by mail at least once: a row is marked after the server took the mail; what fails is tried again, ever later. */
@ApplicationScoped
class Mailman {

    private static final Logger LOG = Logger.getLogger(Mailman.class);
    private static final int ROUND = 50;
    private static final long NET_MS = 5_000;

    private final Pool pool;
    private final ReactiveMailer mailer;
    private final boolean employed;
    private final Loop loop =
            new Loop(this::round, failure -> LOG.warnf("mails wait, they are tried again: %s", failure.toString()));

    Mailman(Pool pool, ReactiveMailer mailer, @ConfigProperty(name = "quadrille.smtp-host") Optional<String> smtpHost) {
        this.pool = pool;
        this.mailer = mailer;
        this.employed = smtpHost.isPresent();
    }

    void start(@Observes StartupEvent event, Vertx vertx) {
        if (employed) {
            vertx.setPeriodic(NET_MS, timer -> wake());
        }
    }

    void wake() {
        loop.wake();
    }

    private Uni<Boolean> round() {
        return pool.withTransaction(this::deliverDue);
    }

    private Uni<Boolean> deliverDue(SqlConnection transaction) {
        return transaction
                .preparedQuery("""
                        select position, order_id, about, recipient, attempts from notification
                        where state = 'PENDING' and due_at <= now()
                        order by due_at limit $1 for update skip locked""")
                .execute(Tuple.of(ROUND))
                .onItem()
                .transformToMulti(rows -> Multi.createFrom().iterable(rows))
                .onItem()
                .transformToUniAndConcatenate(row -> deliver(transaction, row))
                .collect()
                .asList()
                .map(done -> done.size() == ROUND);
    }

    private Uni<Void> deliver(SqlConnection transaction, Row row) {
        return mailer.send(mail(row))
                .chain(() -> delivered(transaction, row))
                .onFailure()
                .recoverWithUni(failure -> failed(transaction, row, failure));
    }

    private static Mail mail(Row row) {
        Letter letter = Letter.about(row.getString("about"), row.getUUID("order_id"));
        return Mail.withText(row.getString("recipient"), letter.subject(), letter.text());
    }

    private static Uni<Void> delivered(SqlConnection transaction, Row row) {
        return transaction
                .preparedQuery("""
                        update notification set state = 'DELIVERED', attempts = attempts + 1, failure = null
                        where position = $1""")
                .execute(Tuple.of(row.getLong("position")))
                .replaceWithVoid();
    }

    private static Uni<Void> failed(SqlConnection transaction, Row row, Throwable failure) {
        LOG.warnf(
                "the mail about %s of order %s was not taken, it is tried again: %s",
                row.getString("about"),
                row.getUUID("order_id"),
                failure.getClass().getSimpleName());
        return transaction
                .preparedQuery("""
                        update notification set attempts = attempts + 1, failure = $2,
                               due_at = now() + least(interval '1 second' * power(2, attempts), interval '10 minutes')
                        where position = $1""")
                .execute(Tuple.of(row.getLong("position"), failure.getClass().getSimpleName()))
                .replaceWithVoid();
    }
}
