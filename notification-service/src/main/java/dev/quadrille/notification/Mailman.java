package dev.quadrille.notification;

import dev.quadrille.messaging.Loop;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.SMTPException;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Delivers by mail at least once: a row is marked after the server took the mail; what fails is tried again, ever later, but not for ever. */
@ApplicationScoped
class Mailman {

    private static final Logger LOG = Logger.getLogger(Mailman.class);
    private static final int LONGEST_PAUSE_S = 600;
    private static final int DOUBLINGS = 10;
    private static final long NET_MS = 5_000;

    private final Pool pool;
    private final ReactiveMailer mailer;
    private final boolean employed;
    private final int attempts;
    private final Loop loop =
            new Loop(this::round, failure -> LOG.warnf("mails wait, they are tried again: %s", failure.toString()));

    Mailman(
            Pool pool,
            ReactiveMailer mailer,
            @ConfigProperty(name = "quadrille.smtp-host") Optional<String> smtpHost,
            @ConfigProperty(name = "quadrille.mail.attempts", defaultValue = "300") int attempts) {
        if (attempts < 1) {
            throw new IllegalArgumentException(
                    "quadrille.mail.attempts is " + attempts + ", so no mail would be sent: give at least 1");
        }
        this.attempts = attempts;
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
        return take().chain(taken ->
                taken.map(this::deliver).orElse(Uni.createFrom().voidItem()).replaceWith(taken.isPresent()));
    }

    /** No transaction stays open while a mail is on its way; whoever took one and crashed has lost it after a while. */
    private Uni<Optional<Row>> take() {
        return pool.query("""
                        update notification set attempts = attempts + 1, due_at = now() + interval '5 minutes'
                        where position = (select position from notification
                                          where state = 'PENDING' and due_at <= now()
                                          order by due_at, position limit 1 for update skip locked)
                        returning position, order_id, about, recipient, attempts""").execute().map(rows -> rows.stream().findFirst());
    }

    private Uni<Void> deliver(Row row) {
        return Uni.createFrom()
                .deferred(() -> mailer.send(mail(row)))
                .onItemOrFailure()
                .transformToUni((sent, failure) -> failure == null ? delivered(row) : failed(row, failure));
    }

    private static Mail mail(Row row) {
        Letter letter = Letter.about(row.getString("about"), row.getUUID("order_id"));
        return Mail.withText(row.getString("recipient"), letter.subject(), letter.text());
    }

    private Uni<Void> delivered(Row row) {
        return pool.preparedQuery("update notification set state = 'DELIVERED', failure = null where position = $1")
                .execute(Tuple.of(row.getLong("position")))
                .replaceWithVoid();
    }

    private Uni<Void> failed(Row row, Throwable failure) {
        String reason = reason(failure);
        int attempt = row.getInteger("attempts");
        boolean givenUp = attempt >= attempts;
        LOG.warnf(
                "the mail about %s of order %s was not taken, attempt %d, it is %s: %s",
                row.getString("about"), row.getUUID("order_id"), attempt, givenUp ? "given up" : "tried again", reason);
        return pool.preparedQuery("""
                        update notification set failure = $2, due_at = now() + $3 * interval '1 second', state = $4
                        where position = $1""")
                .execute(Tuple.of(row.getLong("position"), reason, pause(attempt), givenUp ? "FAILED" : "PENDING"))
                .replaceWithVoid();
    }

    /** Without the message, for the server repeats the address in it. */
    private static String reason(Throwable failure) {
        String kind = failure.getClass().getSimpleName();
        return failure instanceof SMTPException refused ? kind + ", reply code " + refused.getReplyCode() : kind;
    }

    /** In seconds: 1, 2, 4, and so on, ten minutes at most. */
    private static int pause(int attempts) {
        return attempts > DOUBLINGS ? LONGEST_PAUSE_S : 1 << (attempts - 1);
    }
}
