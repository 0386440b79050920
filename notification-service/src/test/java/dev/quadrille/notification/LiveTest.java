package dev.quadrille.notification;

import static dev.quadrille.messaging.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.f4b6a3.uuid.UuidCreator;
import dev.quadrille.messaging.RealDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever watches sees what changes, as it changes. */
@QuarkusTest
@QuarkusTestResource(RealDatabase.class)
class LiveTest {

    @Inject
    Scene scene;

    @TestHTTPResource("/live")
    URI live;

    private final UUID order = UuidCreator.getTimeOrderedEpoch();
    private final List<Watcher> watchers = new ArrayList<>();

    @AfterEach
    void tearDown() {
        watchers.forEach(Watcher::vanish);
    }

    @Test
    void tellsEveryChangeOfASaga() {
        Watcher watcher = join();
        Story story = Outcome.OUT_OF_STOCK.of(order);
        for (Story.Step step : story.steps()) {
            int before = watcher.changesOf(order).size();
            scene.hears(List.of(step));
            soon().until(() -> watcher.changesOf(order).size() == before + 1);
        }

        List<JsonNode> changes = watcher.changesOf(order);
        assertThat(changes)
                .extracting(change -> change.get("status").asText())
                .containsExactly("RUNNING", "RUNNING", "RUNNING", "RUNNING", "CANCELLED");
        assertThat(names(changes.get(2))).isEqualTo(story.names().subList(0, 3));
        JsonNode end = changes.get(4);
        assertThat(names(end)).isEqualTo(story.names());
        assertThat(end.get("reason").asText()).isEqualTo("OUT_OF_STOCK");
        assertThat(end.get("customerId").asText()).isEqualTo("c-42");
        assertThat(end.get("durationMs").asLong()).isEqualTo(4);
        assertThat(end.get("startedAt").asText()).isEqualTo("2026-12-01T12:00:00Z");
        assertThat(end.get("endedAt").asText()).isEqualTo("2026-12-01T12:00:00.004Z");
        assertThat(end.has("recipient")).as("nobody needs the address here").isFalse();
    }

    @Test
    void tellsTheLatestStateOfAllSagasOfABatchInOneMessage() {
        Watcher watcher = join();
        UUID other = UuidCreator.getTimeOrderedEpoch();
        List<Story.Step> both = new ArrayList<>(Outcome.SHIPPED.of(order).steps());
        both.addAll(Outcome.DECLINED.of(other).steps());

        scene.hears(both);

        soon().until(() -> !watcher.changesOf(other).isEmpty());
        JsonNode message = watcher.messages().get(watcher.messages().size() - 1);
        assertThat(message.get("more").asInt()).isZero();
        assertThat(message.get("sagas"))
                .extracting(change -> change.get("orderId").asText() + " "
                        + change.get("status").asText())
                .containsExactlyInAnyOrder(order + " SHIPPED", other + " CANCELLED");
    }

    @Test
    void tellsEverybodyTheSame() {
        List<Watcher> three = Stream.generate(this::join).limit(3).toList();

        scene.hears(Outcome.SHIPPED.of(order));

        soon().untilAsserted(() -> assertThat(three)
                .allSatisfy(watcher -> assertThat(watcher.changesOf(order))
                        .extracting(change -> change.get("status").asText())
                        .containsExactly("SHIPPED")));
    }

    @Test
    void goesOnWhenOneLeavesAndAnotherVanishes() {
        Watcher leaving = join();
        Watcher vanishing = join();
        Watcher staying = join();
        leaving.leave();
        vanishing.vanish();
        assertThat(leaving.closed()).succeedsWithin(Duration.ofMinutes(1));

        scene.hears(Outcome.SHIPPED.of(order));

        soon().until(() -> staying.changesOf(order).size() == 1);
        scene.hasHeardAll();
        assertThat(leaving.changesOf(order)).isEmpty();
        assertThat(vanishing.changesOf(order)).isEmpty();
    }

    @Test
    void doesNotListenToWatchers() {
        Watcher talkative = join();
        talkative.says("{\"status\": \"SHIPPED\"}");

        scene.hears(Outcome.SHIPPED.of(order));

        soon().until(() -> talkative.changesOf(order).size() == 1);
    }

    @Test
    void tellsNothingOfEventsThatComeAgain() {
        Watcher watcher = join();
        Story story = Outcome.SHIPPED.of(order);
        scene.hears(story).hears(story).hasHeardAll();
        UUID last = UuidCreator.getTimeOrderedEpoch();
        scene.hears(Outcome.placed(last));

        soon().until(() -> !watcher.changesOf(last).isEmpty());
        assertThat(watcher.changesOf(order)).hasSize(1);
    }

    @Test
    void goesOnForWhoComesBackWhereTheyHadStopped() {
        Watcher first = join();
        scene.hears(Outcome.placed(order)).hasHeardAll();
        soon().until(() -> !first.changesOf(order).isEmpty());
        JsonNode last = first.messages().get(first.messages().size() - 1);
        first.leave();
        UUID meanwhile = UuidCreator.getTimeOrderedEpoch();
        scene.hears(Outcome.SHIPPED.of(meanwhile)).hasHeardAll();

        Watcher back = join("?newest=50&since=" + last.get("epoch").asText() + ":"
                + last.get("seq").asLong());

        assertThat(back.messages().get(0).has("gap")).isFalse();
        assertThat(back.changesOf(meanwhile))
                .extracting(change -> change.get("status").asText())
                .containsExactly("SHIPPED");
    }

    @Test
    void tellsOnlyOfTheSagaThatIsAskedFor() {
        Watcher watcher = join("?saga=" + order);
        UUID other = UuidCreator.getTimeOrderedEpoch();

        scene.hears(Outcome.SHIPPED.of(other)).hasHeardAll();
        scene.hears(Outcome.SHIPPED.of(order)).hasHeardAll();

        soon().until(() -> !watcher.changesOf(order).isEmpty());
        assertThat(watcher.changesOf(other)).isEmpty();
    }

    private Watcher join() {
        return join("");
    }

    /** The first message says that the service knows the watcher. */
    private Watcher join(String query) {
        Watcher watcher = Watcher.at(URI.create(live + query));
        watchers.add(watcher);
        soon().until(() -> !watcher.messages().isEmpty());
        return watcher;
    }

    private static List<String> names(JsonNode change) {
        List<String> names = new ArrayList<>();
        change.get("steps").forEach(step -> names.add(step.asText()));
        return names;
    }
}
