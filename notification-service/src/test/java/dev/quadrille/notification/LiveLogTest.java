package dev.quadrille.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What changed is kept once for all, as far back as there is room, and nobody takes a part of it for the whole. */
class LiveLogTest {

    private static final int ALL = Integer.MAX_VALUE;

    private long nanos;
    private final LiveLog log = new LiveLog(5, () -> nanos);

    @Test
    void hasNothingForWhoHasSeenItAll() {
        log.add(changes(1, 2));
        long now = log.now();

        assertThat(log.hasNewsAfter(now)).isFalse();
        assertThat(log.after(now, ALL)).isEqualTo(LiveNews.of(now, false, List.of()));
    }

    @Test
    void mergesWhatCameSince() {
        long before = log.now();
        log.add(changes(1, 2));
        log.now();
        log.add(changes(1));
        assertThat(log.hasNewsAfter(before + 1)).isTrue();
        long now = log.now();

        LiveNews news = log.after(before, ALL);

        assertThat(now).isEqualTo(before + 2);
        assertThat(news.upTo()).isEqualTo(now);
        assertThat(news.gap()).isFalse();
        assertThat(news.sagas().keySet())
                .as("the one that changed last is last")
                .containsExactly(order(2), order(1));
    }

    @Test
    void makesOneTickOfWhatComesBetweenTwoLooks() {
        long before = log.now();
        log.add(changes(1));
        log.add(changes(2));
        log.add(changes(1));

        assertThat(log.now()).isEqualTo(before + 1);
        assertThat(log.now()).as("no tick without a change").isEqualTo(before + 1);
        assertThat(log.after(before, ALL).sagas().keySet()).containsExactly(order(2), order(1));
    }

    @Test
    void keepsNoMoreThanThereIsRoomForAndSaysSo() {
        long before = tick(1, 2);
        long kept = tick(3, 4);
        tick(5, 6, 7);

        assertThat(log.after(before, ALL).gap()).isFalse();
        assertThat(log.after(before - 1, ALL)).satisfies(news -> {
            assertThat(news.gap()).isTrue();
            assertThat(news.upTo()).isEqualTo(kept + 1);
            assertThat(news.sagas()).containsOnlyKeys(orders(3, 4, 5, 6, 7));
        });
    }

    @Test
    void forgetsAfterAMinute() {
        long before = tick(1);
        nanos += Duration.ofSeconds(61).toNanos();
        tick(2);

        assertThat(log.after(before - 1, ALL).gap()).isTrue();
        assertThat(log.after(before, ALL).gap()).isFalse();
    }

    @Test
    void givesWholeTicksUpToAMostAndTheRestLater() {
        long before = log.now();
        long first = tick(1, 2);
        long second = tick(3);
        tick(4, 5);

        assertThat(log.after(before, 1).upTo()).as("one whole tick in any case").isEqualTo(first);
        assertThat(log.after(before, 3).upTo()).isEqualTo(second);
        assertThat(log.after(second, 3).sagas()).containsOnlyKeys(orders(4, 5));
    }

    @Test
    void endsATickThatHasBecomeLarge() {
        LiveLog roomy = new LiveLog(10_000, () -> nanos);
        roomy.add(changes(IntStream.range(0, 2 * LiveLog.TICK + 1).toArray()));

        assertThat(roomy.now()).isEqualTo(3);
        assertThat(roomy.after(0, LiveLog.TICK).sagas()).hasSize(LiveLog.TICK);
    }

    @Test
    void knowsThatSomethingWasMissedWhichItDidNotKeep() {
        long before = tick(1);
        log.miss();

        assertThat(log.after(before, ALL).gap()).isTrue();
        assertThat(log.after(log.now(), ALL).gap()).isFalse();
    }

    @Test
    void tellsOfAGapAndOfWhatStandsOnBothSides() {
        long before = log.now();
        log.add(changes(1));
        log.miss();
        log.add(changes(2));
        long now = log.now();

        assertThat(log.hasNewsAfter(before)).isTrue();
        assertThat(log.after(before, ALL)).satisfies(news -> {
            assertThat(news.gap()).isTrue();
            assertThat(news.upTo()).isEqualTo(now);
            assertThat(news.sagas().keySet()).containsExactly(order(1), order(2));
        });
    }

    @Test
    void tellsOfAGapOnce() {
        long before = tick(1);
        tick(2);
        tick(3);
        log.miss();
        tick(4);

        LiveNews first = log.after(before, 1);
        LiveNews second = log.after(first.upTo(), 1);
        LiveNews third = log.after(second.upTo(), 1);

        assertThat(List.of(first, second, third)).extracting(LiveNews::gap).containsExactly(false, true, false);
        assertThat(third.upTo()).isEqualTo(log.now());
    }

    @Test
    void doesNotKnowANumberThatItHasNotSaid() {
        long now = tick(1);

        assertThat(log.after(now + 1, ALL).gap()).isTrue();
        assertThat(log.after(-1, ALL).gap()).isTrue();
    }

    private long tick(int... orders) {
        log.add(changes(orders));
        return log.now();
    }

    private static UUID[] orders(int... orders) {
        return IntStream.of(orders).mapToObj(LiveLogTest::order).toArray(UUID[]::new);
    }

    private static List<SagaChange> changes(int... orders) {
        return IntStream.of(orders)
                .mapToObj(LiveLogTest::order)
                .map(order -> SagaChange.of(Saga.unheardOf(order).snapshot()))
                .toList();
    }

    private static UUID order(int number) {
        return new UUID(7, number);
    }
}
