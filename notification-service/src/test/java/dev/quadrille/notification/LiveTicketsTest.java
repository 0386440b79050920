package dev.quadrille.notification;

import static dev.quadrille.messaging.Soon.soon;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.quadrille.messaging.Housekeeping.Removed;
import dev.quadrille.messaging.RealDatabase;
import dev.quadrille.messaging.access.Guarded;
import dev.quadrille.messaging.access.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.WebSocketHandshakeException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A page that has a token comes in with a ticket, as whoever it is, once and soon (ASVS 5.0: 4.4.3, 4.4.4, 8.2.2). */
@QuarkusTest
@TestProfile(Guarded.class)
@QuarkusTestResource(RealDatabase.class)
class LiveTicketsTest {

    private static final int OPENED = 101;

    @Inject
    Scene scene;

    @Inject
    ForgottenTickets forgotten;

    @TestHTTPResource("/live?ticket=")
    URI live;

    private final List<Watcher> watchers = new ArrayList<>();
    private final String operator = Tokens.of("otto", "operator");

    /** Others get tickets, too, and never come with them. */
    @BeforeEach
    void clear() {
        scene.rows("delete from live_ticket");
    }

    @AfterEach
    void leave() {
        watchers.forEach(Watcher::vanish);
    }

    @Test
    void opensToItsOwnerWhatTheTokenWould() {
        Watcher customer = watcher(ticket(Tokens.of("c-42", "customer")));
        Watcher other = watcher(ticket(Tokens.of("c-43", "customer")));
        Watcher all = watcher(ticket(operator));
        UUID order = UuidCreator.getTimeOrderedEpoch();

        scene.hears(Outcome.SHIPPED.of(order));

        soon().until(() ->
                !customer.changesOf(order).isEmpty() && !all.changesOf(order).isEmpty());
        assertThat(other.changesOf(order)).isEmpty();
    }

    @Test
    void opensOnce() {
        String ticket = ticket(operator);

        assertThat(opened(ticket)).isEqualTo(OPENED);
        assertThat(opened(ticket)).isEqualTo(401);
    }

    @Test
    void opensForHalfAMinute() {
        String ticket = ticket(operator);
        assertThat(scene.rows("select from live_ticket where ends_at <= now() + interval '30 seconds'"))
                .hasSize(1);

        scene.rows("update live_ticket set ends_at = now() - interval '1 second'");

        assertThat(opened(ticket)).isEqualTo(401);
        forgotten.remove().await().indefinitely();
        assertThat(scene.rows("select from live_ticket")).isEmpty();
    }

    @Test
    void isNotForgottenWhileItIsGood() {
        String ticket = ticket(operator);

        assertThat(forgotten.remove().await().indefinitely()).isEqualTo(new Removed(0, false));

        assertThat(opened(ticket)).isEqualTo(OPENED);
    }

    @Test
    void isWorthNoMoreThanItsToken() {
        String ticket = ticket(Tokens.thatEndsIn(20, "otto", "operator"));
        assertThat(scene.rows("select from live_ticket where ends_at = to_timestamp(known_until)"))
                .hasSize(1);
        scene.rows("update live_ticket set known_until = extract(epoch from now()) + 2");

        assertThat(watcher(ticket).closed()).succeedsWithin(60, TimeUnit.SECONDS);
    }

    @Test
    void cannotBeMadeUpOrReadFromTheDatabase() {
        ticket(operator);
        String stored = scene.rows("select encode(digest, 'hex') from live_ticket")
                .get(0)
                .getString(0);

        assertThat(List.of("", "none", "%00", "x".repeat(3_000), stored))
                .allSatisfy(ticket -> assertThat(opened(ticket)).isEqualTo(401));
    }

    @Test
    void isRefusedWithAChallenge() {
        assertThatThrownBy(() -> Watcher.at(URI.create(live + "none")))
                .cause()
                .isInstanceOfSatisfying(
                        WebSocketHandshakeException.class,
                        refused -> assertThat(refused.getResponse().headers().firstValue("WWW-Authenticate"))
                                .contains("Bearer error=\"invalid_token\""));
    }

    @Test
    void opensNothingWhileItCannotBeLookedUp() {
        String ticket = ticket(operator);
        scene.rows("alter table live_ticket rename to nowhere");
        try {
            assertThat(opened(ticket)).isEqualTo(401);
        } finally {
            scene.rows("alter table nowhere rename to live_ticket");
        }
        assertThat(opened(ticket)).isEqualTo(OPENED);
    }

    @Test
    void opensNothingElse() {
        given().get("/sagas?ticket=" + ticket(operator)).then().statusCode(401);
    }

    private static String ticket(String token) {
        return given().header("Authorization", "Bearer " + token)
                .post("/sagas/tickets")
                .then()
                .statusCode(201)
                .extract()
                .path("ticket");
    }

    /** The first message says that the service knows the watcher. */
    private Watcher watcher(String ticket) {
        Watcher watcher = Watcher.at(URI.create(live + ticket));
        watchers.add(watcher);
        soon().until(() -> !watcher.messages().isEmpty());
        return watcher;
    }

    /** @return the status of the answer */
    private int opened(String ticket) {
        try {
            watchers.add(Watcher.at(URI.create(live + ticket)));
            return OPENED;
        } catch (CompletionException refused) {
            return ((WebSocketHandshakeException) refused.getCause())
                    .getResponse()
                    .statusCode();
        }
    }
}
