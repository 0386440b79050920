package dev.quadrille.notification;

import static dev.quadrille.messaging.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.quadrille.messaging.RealDatabase;
import dev.quadrille.notification.Story.Step;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.pgclient.PgConnection;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever watches at one replica is told of every saga, whichever replica has heard of it. */
@QuarkusTest
@QuarkusTestResource(RealDatabase.class)
class LiveExchangeTest {

    private static final String LISTENING = "from pg_stat_activity where query = 'listen saga_changed'";

    @Inject
    Scene scene;

    @Inject
    Pool pool;

    @Inject
    Sagas sagas;

    @Inject
    NotificationParticipant service;

    private final UUID order = UuidCreator.getTimeOrderedEpoch();
    private final List<Step> story = Outcome.SHIPPED.of(order).steps();
    private final LogLines log = LogLines.open();
    private LiveReplica one;
    private LiveReplica other;
    private PgConnection neighbour;

    @BeforeEach
    void setUp() {
        one = new LiveReplica(pool, sagas);
        other = new LiveReplica(pool, sagas);
    }

    @AfterEach
    void tearDown() {
        log.close();
        service.shares(false);
        one.stop();
        other.stop();
        if (neighbour != null) {
            SagaChannel.unlisten(neighbour).chain(neighbour::close).await().indefinitely();
        }
        awaitListening(0);
    }

    @Test
    void tellsWhatAnotherReplicaHasHeard() {
        share();
        Spectator here = one.watcher();
        Spectator there = other.watcher();

        one.hears(story.subList(0, 1));
        there.untilTold(order, 1);
        here.untilTold(order, 1);
        int toldThere = there.letters.size();
        int toldHere = here.letters.size();
        other.hears(story.subList(1, 2));
        there.untilTold(order, 2);
        here.untilTold(order, 2);

        assertThat(there.letters.subList(toldThere, there.letters.size()))
                .as("once both listen, nothing may be missing any more")
                .noneMatch(letter -> letter.contains("gap"));
        assertThat(here.letters.subList(toldHere, here.letters.size())).noneMatch(letter -> letter.contains("gap"));
    }

    @Test
    void neverTellsAnOlderStateAfterANewerOne() {
        share();
        List<Spectator> watchers = List.of(one.watcher(), other.watcher());

        for (int step = 0; step < story.size(); step++) {
            (step % 2 == 0 ? one : other).hears(story.subList(step, step + 1));
        }

        assertThat(watchers).allSatisfy(watcher -> {
            watcher.untilTold(order, story.size());
            assertThat(watcher.told().stream().map(saga -> saga.get("steps").size()))
                    .isSorted();
        });
    }

    @Test
    void tellsOfThousandsOfSagasThatChangeAtOnce() {
        share();
        Spectator there = other.watcher();
        List<UUID> orders =
                Stream.generate(UuidCreator::getTimeOrderedEpoch).limit(2_000).toList();

        one.hears(orders.stream()
                .map(each -> Outcome.SHIPPED.of(each).steps().get(0))
                .toList());

        soon().untilAsserted(() -> assertThat(there.told())
                .extracting(saga -> saga.get("orderId").asText())
                .containsExactlyInAnyOrderElementsOf(
                        orders.stream().map(UUID::toString).toList()));
    }

    @Test
    void tellsOfAGapWhenTheConnectionIsLostAndThenGoesOn() {
        share();
        Spectator here = one.watcher();

        scene.rows("select pg_terminate_backend(pid) " + LISTENING);
        other.hears(story.subList(0, 1));

        here.untilToldOfAGap();
        awaitListening(2);
        other.hears(story.subList(1, 2));
        here.untilTold(order, 2);
        soon().untilAsserted(() -> assertThat(log.all().stream().filter(line -> line.contains(".LiveEar: ")))
                .filteredOn(line -> line.startsWith("WARN") || line.startsWith("INFO"))
                .as("each of the two says once that it began, and once that it is over")
                .hasSize(4));
    }

    @Test
    void saysNothingWhileItHearsEverythingAlone() {
        List<String> said = new CopyOnWriteArrayList<>();
        listen(said);
        Spectator here = one.watcher();

        one.hears(story.subList(0, 1));
        here.untilTold(order, 1);
        scene.rows("select pg_notify('saga_changed', 'the test')");

        soon().until(() -> !said.isEmpty());
        assertThat(said).containsExactly("the test");
        awaitListening(1);
    }

    @Test
    void tellsOthersOfABatchDuringWhichTheyCame() {
        SagaLog batch = one.saves(story.subList(0, 1));
        share();
        Spectator here = one.watcher();
        Spectator there = other.watcher();

        one.commits(batch);

        there.untilTold(order, 1);
        here.untilTold(order, 1);
    }

    @Test
    void tellsOfABatchDuringWhichTheOthersLeft() {
        share();
        SagaLog batch = one.saves(story.subList(0, 1));
        one.exchange.shares(false);
        Spectator here = one.watcher();

        one.commits(batch);

        here.untilTold(order, 1);
    }

    @Test
    void tellsOfAGapWhenTheOthersLeaveAndGivesTheConnectionBack() {
        share();
        Spectator here = one.watcher();

        one.exchange.shares(false);

        here.untilToldOfAGap();
        awaitListening(1);
        other.hears(story.subList(0, 1));
        one.hears(story.subList(1, 2));
        here.untilTold(order, 2);
        assertThat(here.told()).hasSize(1);
    }

    @Test
    void isWhatTheServiceDoesWithWhatItHears() {
        other.exchange.shares(true);
        service.shares(true);
        awaitListening(2);
        Spectator there = other.watcher();

        scene.hears(Outcome.SHIPPED.of(order));

        there.untilTold(order, story.size());
    }

    private void share() {
        one.exchange.shares(true);
        other.exchange.shares(true);
        awaitListening(2);
    }

    private void awaitListening(int replicas) {
        soon().until(() -> scene.rows("select " + LISTENING).size() == replicas);
    }

    private void listen(List<String> said) {
        neighbour = PgConnection.cast(pool.getConnection().await().indefinitely());
        neighbour.notificationHandler(notification -> said.add(notification.getPayload()));
        SagaChannel.listen(neighbour).await().indefinitely();
    }
}
