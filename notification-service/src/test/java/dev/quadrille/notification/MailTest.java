package dev.quadrille.notification;

import static dev.quadrille.messaging.Soon.soon;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.quadrille.contracts.NotificationEvent.NotificationRequested;
import dev.quadrille.contracts.NotificationEvent.NotificationRequested.Subject;
import dev.quadrille.messaging.RealDatabase;
import dev.quadrille.notification.MailServer.Mail;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With a mail server, customers get mails: each at least once, and none is forgotten. */
@QuarkusTest
@QuarkusTestResource(RealDatabase.class)
@QuarkusTestResource(value = MailServer.class, restrictToAnnotatedClass = true)
class MailTest {

    @Inject
    Scene scene;

    MailServer server;

    private final UUID order = UuidCreator.getTimeOrderedEpoch();
    private final LogLines log = LogLines.open();

    /** There is one mailman: what another test left to be tried again would come between. */
    @BeforeEach
    void clear() {
        scene.rows("delete from notification where state = 'PENDING'");
    }

    @AfterEach
    void tearDown() {
        server.refuse(false);
        server.goOn();
        log.close();
    }

    @Test
    void bringsEachMessageToTheCustomer() {
        scene.hears(Outcome.SHIPPED.of(order)).hasHeardAll();
        scene.hearsItsOwnRequests(order);

        soon().until(() -> states().equals(List.of("DELIVERED", "DELIVERED")));
        List<Mail> mails = server.mailsAbout(order);
        assertThat(mails).extracting(Mail::recipient).containsExactly("c42@example.com", "c42@example.com");
        assertThat(mails.get(0).text())
                .contains("Subject: Your order was confirmed", "From: orders@quadrille.example")
                .contains("it is paid and its goods are set aside.");
        assertThat(mails.get(1).text()).contains("Subject: Your order was shipped");
    }

    @Test
    void triesAgainLaterWhenTheServerRefuses() {
        server.refuse(true);
        scene.hears(Outcome.DECLINED.of(order)).hasHeardAll();
        scene.hearsItsOwnRequests(order);
        untilItFailed();
        assertThat(states()).containsExactly("PENDING");
        assertThat(notification().getString("failure")).doesNotContain("c42");
        OffsetDateTime due = notification().getOffsetDateTime("due_at");
        assertThat(due).isAfter(notification().getOffsetDateTime("created_at").plusSeconds(1));

        server.refuse(false);
        timeFliesTo(order);

        soon().until(() -> states().equals(List.of("DELIVERED")));
        assertThat(server.mailsAbout(order)).hasSize(1);
        assertThat(notification().getString("failure")).isNull();
        assertThat(log.about(order).stream().filter(line -> line.startsWith("INFO saga")))
                .as("the saga ended once")
                .hasSize(1);
        assertThat(log.all()).noneMatch(line -> line.contains("c42@"));
    }

    /** A server that takes its time must not cost the lock, or the mail goes out again and again. */
    @Test
    void keepsNoTransactionOpenWhileAMailIsOnItsWay() {
        server.hesitate();
        tell(order, "c42@example.com");
        soon().until(() -> !server.mailsAbout(order).isEmpty());

        // The look for a rebuild may be between two statements just now, but not for as long as the mail takes.
        soon().until(() -> scene.rows("select from pg_stat_activity where state = 'idle in transaction'")
                .isEmpty());

        server.goOn();
        soon().until(() -> states().equals(List.of("DELIVERED")));
        assertThat(server.mailsAbout(order)).hasSize(1);
    }

    @Test
    void waitsTenMinutesAtMostHoweverOftenItFailed() {
        server.refuse(true);
        tell(order, "c42@example.com");
        untilItFailed();
        scene.rows("update notification set attempts = 100 where order_id = $1", order);
        timeFliesTo(order);

        soon().untilAsserted(() -> assertThat(notification().getOffsetDateTime("due_at"))
                .isBetween(
                        OffsetDateTime.now().plusMinutes(9),
                        OffsetDateTime.now().plusMinutes(11)));
        assertThat(notification().getInteger("attempts")).isEqualTo(101);
    }

    /** 300 attempts are two days. */
    @Test
    void isGivenUpAfterItsLastAttemptAndSaysWhy() {
        server.refuse(true);
        tell(order, "c42@example.com");
        untilItFailed();
        scene.rows("update notification set attempts = 299 where order_id = $1", order);
        timeFliesTo(order);
        soon().until(() -> states().equals(List.of("FAILED")));

        server.refuse(false);
        timeFliesTo(order);
        scene.hasHeardAll();

        assertThat(notification().getInteger("attempts")).isEqualTo(300);
        assertThat(server.mailsAbout(order)).isEmpty();
        given().get("/notifications")
                .then()
                .body("notifications.find { it.orderId == '" + order + "' }.state", equalTo("FAILED"))
                .body(
                        "notifications.find { it.orderId == '" + order + "' }.failure",
                        startsWith("SMTPException, reply code "));
    }

    @Test
    void isNotHeldUpByAnAddressThatIsNone() {
        tell(order, "nobody at nowhere");
        untilItFailed();
        UUID other = UuidCreator.getTimeOrderedEpoch();

        timeFliesTo(order);
        tell(other, "anna@example.com");

        soon().until(() -> server.mailsAbout(other).size() == 1);
        assertThat(states()).containsExactly("PENDING");
    }

    private void tell(UUID order, String recipient) {
        scene.hears(new NotificationRequested(order, Subject.ORDER_CANCELLED, recipient));
    }

    /** What waits is due now, and another mail wakes the mailman. */
    private void timeFliesTo(UUID order) {
        scene.rows("update notification set due_at = now() where order_id = $1", order);
        tell(UuidCreator.getTimeOrderedEpoch(), "anna@example.com");
    }

    /** The first time: what came of it is written after it was tried. */
    private void untilItFailed() {
        soon().until(() -> notification().getString("failure") != null);
    }

    private List<String> states() {
        return scene.rows("select state from notification where order_id = $1 order by position", order).stream()
                .map(row -> row.getString(0))
                .toList();
    }

    private Row notification() {
        scene.hasHeardAll();
        return scene.rows("select * from notification where order_id = $1", order)
                .get(0);
    }
}
