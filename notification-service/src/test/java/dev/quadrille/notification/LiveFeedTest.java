package dev.quadrille.notification;

import static dev.quadrille.messaging.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.quadrille.contracts.OrderEvent.OrderCreated;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A slow watcher gets fewer messages, never stale ones, and slows neither the saga nor the others. */
class LiveFeedTest {

    private static final UUID ORDER = UUID.fromString("01930000-0000-7000-8000-000000000001");
    private static final UUID OTHER = UUID.fromString("01930000-0000-7000-8000-000000000002");
    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule());
    private static final int MOST = 5;

    private final LogLines log = LogLines.open();
    private LiveFeed feed = feed(Duration.ZERO, MOST);

    @AfterEach
    void stop() {
        log.close();
        feed.stop();
    }

    @Test
    void tellsWhoeverComesWhereTheyStand() {
        JsonNode first = Spectator.quick(feed, null).letter(1);

        assertThat(first.get("sagas")).isEmpty();
        assertThat(first.get("epoch").asText()).isNotBlank();
        assertThat(first.get("seq").isIntegralNumber()).isTrue();
        assertThat(first.has("gap")).isFalse();
    }

    @Test
    void sendsOneMessageAtATimeAndThenTheLatestStateOfEach() {
        Spectator slow = Spectator.slow(feed);
        Spectator quick = Spectator.quick(feed, null);
        slow.letter(1);
        quick.letter(1);

        feed.tell(List.of(saga(ORDER, 1)));
        quick.untilTold(ORDER, 1);
        feed.tell(List.of(saga(OTHER, 1), saga(ORDER, 2)));
        quick.untilTold(ORDER, 2);
        assertThat(slow.letters).hasSize(1);

        slow.reads();
        JsonNode merged = slow.letter(2).get("sagas");
        assertThat(orders(merged)).containsExactly(OTHER.toString(), ORDER.toString());
        assertThat(merged.get(1).get("steps")).hasSize(2);
        slow.reads();
        feed.tell(List.of(saga(ORDER, 3)));
        assertThat(orders(slow.letter(3).get("sagas"))).as("and nothing twice").containsExactly(ORDER.toString());
    }

    @Test
    void restsBetweenTwoMessages() {
        feed = feed(Duration.ofMillis(200), MOST);
        Spectator watcher = Spectator.quick(feed, null);
        watcher.letter(1);
        feed.tell(List.of(saga(ORDER, 1)));
        watcher.letter(2);
        feed.tell(List.of(saga(ORDER, 2)));
        watcher.letter(3);

        assertThat(watcher.arrivals.get(2) - watcher.arrivals.get(1))
                .as("less what the first of the two needed from the feed to here")
                .isGreaterThan(Duration.ofMillis(100).toNanos());
    }

    @Test
    void restsLongerTheMoreThereAre() {
        feed = feed(Duration.ZERO, 200);
        List<Spectator> crowd =
                Stream.generate(() -> Spectator.quick(feed, null)).limit(200).toList();
        crowd.forEach(watcher -> watcher.letter(1));
        feed.tell(List.of(saga(ORDER, 1)));
        crowd.forEach(watcher -> watcher.letter(2));
        feed.tell(List.of(saga(ORDER, 2)));
        crowd.forEach(watcher -> watcher.letter(3));

        Spectator anyone = crowd.get(0);
        assertThat(anyone.arrivals.get(2) - anyone.arrivals.get(1))
                .as("200 watchers, 1,000 messages a second")
                .isGreaterThan(Duration.ofMillis(100).toNanos());
    }

    @Test
    void writesOnceWhatItTellsSeveral() {
        List<Spectator> three = Stream.generate(() -> Spectator.quick(feed, "newest=50"))
                .limit(3)
                .toList();
        three.forEach(watcher -> watcher.letter(1));

        feed.tell(List.of(saga(ORDER, 1)));

        three.forEach(watcher -> watcher.letter(2));
        assertThat(three)
                .allSatisfy(watcher -> assertThat(watcher.letters.get(1))
                        .isSameAs(three.get(0).letters.get(1)));
    }

    @Test
    void tellsOnlyTheNewestToWhomThatIsEnough() {
        Spectator watcher = Spectator.quick(feed, "newest=1");
        watcher.letter(1);

        feed.tell(List.of(saga(ORDER, 1), saga(OTHER, 1)));

        JsonNode told = watcher.letter(2);
        assertThat(orders(told.get("sagas"))).containsExactly(OTHER.toString());
        assertThat(told.get("more").asInt()).isEqualTo(1);
    }

    @Test
    void tellsOfOneSagaAlone() {
        Spectator watcher = Spectator.quick(feed, "saga=" + ORDER);
        Spectator everything = Spectator.quick(feed, null);
        watcher.letter(1);
        everything.letter(1);
        feed.tell(List.of(saga(OTHER, 1)));
        everything.untilTold(OTHER, 1);

        feed.tell(List.of(saga(OTHER, 2), saga(ORDER, 1)));

        JsonNode told = watcher.letter(2);
        assertThat(orders(told.get("sagas"))).containsExactly(ORDER.toString());
        assertThat(told.get("more").asInt()).isZero();
    }

    @Test
    void tellsCustomersOfTheirOwnSagasAlone() {
        Spectator owner = Spectator.customer(feed, "newest=1", "c-42");
        Spectator other = Spectator.customer(feed, null, "c-43");
        Spectator curious = Spectator.customer(feed, "saga=" + ORDER, "c-43");
        Stream.of(owner, other, curious).forEach(watcher -> watcher.letter(1));
        UUID foreign = UUID.randomUUID();

        feed.tell(List.of(saga(ORDER, 1), saga(OTHER, 1), placedBy("c-43", foreign), paidBySomebody()));

        assertThat(orders(owner.letter(2).get("sagas"))).containsExactly(OTHER.toString());
        assertThat(owner.letter(2).get("more").asInt())
                .as("those of others are none that are left out")
                .isEqualTo(1);
        assertThat(orders(other.letter(2).get("sagas"))).containsExactly(foreign.toString());
        feed.miss();
        curious.untilToldOfAGap();
        assertThat(curious.told()).isEmpty();
    }

    @Test
    void tellsCustomersWhoComeBackOfTheirOwnSagasAlone() {
        Spectator watcher = Spectator.quick(feed, null);
        watcher.letter(1);
        feed.tell(List.of(saga(ORDER, 1)));
        watcher.untilTold(ORDER, 1);

        JsonNode back = Spectator.customer(feed, "since=another-run:1", "c-43").letter(1);

        assertThat(back.get("gap").asBoolean()).isTrue();
        assertThat(back.get("sagas")).isEmpty();
    }

    @Test
    void tellsWhoComesBackWhatCameMeanwhile() {
        Spectator first = Spectator.quick(feed, null);
        first.letter(1);
        feed.tell(List.of(saga(ORDER, 1)));
        first.untilTold(ORDER, 1);
        JsonNode last = first.letter(first.letters.size());
        feed.leave(first.connection());
        feed.tell(List.of(saga(ORDER, 2)));
        feed.tell(List.of(saga(OTHER, 1)));

        JsonNode back = Spectator.quick(feed, since(last)).letter(1);

        assertThat(orders(back.get("sagas"))).containsExactly(ORDER.toString(), OTHER.toString());
        assertThat(back.has("gap")).isFalse();
    }

    @Test
    void saysWhenItDoesNotKnowWhatSomebodyHasMissed() {
        Spectator watcher = Spectator.quick(feed, null);
        watcher.letter(1);
        feed.tell(List.of(saga(ORDER, 1)));
        watcher.untilTold(ORDER, 1);

        for (String since : List.of("another-run:1", "since", "999999", "")) {
            JsonNode back = Spectator.quick(feed, "newest=50&since=" + since).letter(1);
            assertThat(back.get("gap").asBoolean()).as(since).isTrue();
            assertThat(orders(back.get("sagas"))).contains(ORDER.toString());
        }
    }

    @Test
    void saysThatSomethingWasMissedWhenNobodyWasThere() {
        JsonNode last = Spectator.quick(feed, null).letter(1);
        LiveFeed later = feed(Duration.ZERO, MOST);
        later.tell(List.of(saga(ORDER, 1)));

        JsonNode back = Spectator.quick(later, "since=" + last.get("seq")).letter(1);

        assertThat(back.get("gap").asBoolean()).isTrue();
        later.stop();
    }

    @Test
    void saysThatSomethingIsMissedToWhoeverIsThere() {
        Spectator watcher = Spectator.quick(feed, "saga=" + ORDER);
        watcher.letter(1);

        feed.miss();
        assertThat(watcher.letter(2).get("gap").asBoolean()).isTrue();
        feed.tell(List.of(saga(ORDER, 1)));
        assertThat(watcher.letter(3).has("gap")).isFalse();
    }

    @Test
    void forgetsAWatcherWhoCannotBeReached() {
        Spectator gone = Spectator.slow(feed);
        Spectator staying = Spectator.quick(feed, null);
        gone.letter(1);
        staying.letter(1);
        gone.isGone();

        feed.tell(List.of(saga(ORDER, 1)));

        staying.untilTold(ORDER, 1);
        assertThat(gone.letters).hasSize(1);
        assertThat(gone.closed).as("there is nobody to close it for").isNull();
    }

    @Test
    void sendsAWatcherAwayWhoNeverReadsAndSaysSoOnce() {
        feed = feed(Duration.ZERO, MOST, Duration.ofMillis(300));
        Spectator deaf = Spectator.slow(feed);
        Spectator staying = Spectator.quick(feed, null);
        deaf.letter(1);
        feed.tell(List.of(saga(ORDER, 1)));

        soon().until(() -> deaf.closed != null);

        assertThat(deaf.closed.getCode()).isEqualTo(1008);
        assertThat(deaf.closed.getMessage()).isEqualTo("nothing was read for 300 ms");
        feed.tell(List.of(saga(ORDER, 2)));
        staying.untilTold(ORDER, 2);
        assertThat(deaf.letters).hasSize(1);
        assertThat(log.all().stream().filter(line -> line.contains("a watcher was sent away")))
                .hasSize(1)
                .allMatch(line -> line.startsWith("INFO"));
    }

    @Test
    void letsNoMoreInThanItCanTell() {
        List<Spectator> inside =
                Stream.generate(() -> Spectator.quick(feed, null)).limit(MOST).toList();
        inside.forEach(watcher -> watcher.letter(1));

        Spectator late = Spectator.quick(feed, null);

        soon().until(() -> late.closed != null);
        assertThat(late.closed.getCode()).isEqualTo(1013);
        assertThat(late.closed.getMessage()).startsWith("try again later");
        feed.leave(inside.get(0).connection());
        assertThat(Spectator.quick(feed, null).letter(1).get("sagas")).isEmpty();
    }

    @Test
    void letsNoCustomerTakeThePlacesOfOthers() {
        feed = feed(Duration.ZERO, 20);
        Stream.generate(() -> Spectator.customer(feed, null, "c-42"))
                .limit(10)
                .toList()
                .forEach(inside -> inside.letter(1));
        assertThat(refusal("c-42")).isEqualTo("try again later: you watch 10 times already");

        Stream.generate(() -> Spectator.customer(feed, null, "c-43"))
                .limit(8)
                .toList()
                .forEach(inside -> inside.letter(1));
        assertThat(refusal("c-44")).isEqualTo("try again later: 18 watch already");
        assertThat(Spectator.quick(feed, null).letter(1).get("sagas")).isEmpty();
    }

    private String refusal(String customer) {
        Spectator late = Spectator.customer(feed, null, customer);
        soon().until(() -> late.closed != null);
        assertThat(late.closed.getCode()).isEqualTo(1013);
        return late.closed.getMessage();
    }

    @Test
    void saysWhatIsWrongWithAWish() {
        for (String query : List.of("newest=0", "newest=501", "newest=many", "saga=mine")) {
            Spectator confused = Spectator.quick(feed, query);
            soon().until(() -> confused.closed != null);
            assertThat(confused.closed.getCode()).isEqualTo(1008);
            assertThat(confused.closed.getMessage()).isIn("newest must be 1 to 500", "saga must be a UUID");
            assertThat(confused.letters).isEmpty();
        }
    }

    private static LiveFeed feed(Duration pause, int most) {
        return feed(pause, most, Duration.ofMinutes(1));
    }

    private static LiveFeed feed(Duration pause, int most, Duration patience) {
        return new LiveFeed(JSON, new LiveDoor(most, patience), pause);
    }

    private static String since(JsonNode letter) {
        return "since=" + letter.get("epoch").asText() + ":" + letter.get("seq").asLong();
    }

    private static List<String> orders(JsonNode sagas) {
        return sagas.findValuesAsText("orderId");
    }

    private static Saga saga(UUID order, int steps) {
        Saga saga = Saga.unheardOf(order);
        Outcome.SHIPPED.of(order).steps().subList(0, steps).forEach(step -> saga.hear(step.event(), step.said()));
        return saga;
    }

    /** Its order is not heard of yet. */
    private static Saga paidBySomebody() {
        Saga saga = Saga.unheardOf(UUID.randomUUID());
        Story.Step paid = Outcome.SHIPPED.of(saga.snapshot().orderId()).steps().get(1);
        saga.hear(paid.event(), paid.said());
        return saga;
    }

    private static Saga placedBy(String customer, UUID order) {
        OrderCreated placed = Outcome.placed(order);
        OrderCreated theirs = new OrderCreated(
                order, customer, "c43@example.com", placed.lines(), placed.total(), placed.paymentToken());
        Saga saga = Saga.unheardOf(order);
        new Story(order).with(theirs).steps().forEach(step -> saga.hear(step.event(), step.said()));
        return saga;
    }
}
