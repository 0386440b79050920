package dev.quadrille.e2e.anyorder;

import static dev.quadrille.notification.SagaStatus.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrille.contracts.Ending;
import dev.quadrille.contracts.OrderEvent.OrderCancelled;
import dev.quadrille.contracts.SagaEvent;
import dev.quadrille.notification.Observer;
import dev.quadrille.notification.SagaStatus;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What an observer makes of an order when it has heard any part of what was said. */
class ObserverTest {

    private static final Set<Map<Class<? extends SagaEvent>, Class<? extends SagaEvent>>> CONVERSATIONS =
            Explored.rightly().states().stream().map(World::causes).collect(Collectors.toSet());

    /** It takes nothing for the end that is not, and knows the whole conversation when it does. */
    @Test
    void anObserverWaitsForTheWholeConversation() {
        assertThat(CONVERSATIONS).hasSize(34).allSatisfy(said -> {
            assertThat(Observer.status(said)).isEqualTo(end(said.keySet()));
            assertThat(parts(said).filter(part -> part.size() < said.size()).map(Observer::status))
                    .as("parts of %s", said)
                    .containsOnly(RUNNING);
        });
    }

    /** Of whatever part of what was said was heard. */
    @Test
    void anObserverWaitsForSomethingUntilTheEndAndThenForNothing() {
        assertThat(CONVERSATIONS).allSatisfy(said -> {
            assertThat(Observer.awaited(said).isEmpty()).as("%s", said).isEqualTo(end(said.keySet()) != RUNNING);
            assertThat(parts(said).filter(part -> part.size() < said.size()).map(Observer::awaited))
                    .as("parts of %s", said)
                    .noneMatch(List::isEmpty);
        });
    }

    /** Each event that is waited for can still come; and once the order is cancelled, one of those that are waited for will. */
    @Test
    void anObserverWaitsForNothingThatCannotCome() {
        assertThat(CONVERSATIONS)
                .allSatisfy(said -> assertThat(Observer.awaited(said)).allSatisfy(awaited -> {
                    assertThat(ends(said).flatMap(end -> end.keySet().stream()))
                            .as("after %s", said)
                            .containsAll(awaited);
                    assertThat(ends(said))
                            .as("after %s", said)
                            .allMatch(end -> !said.containsKey(OrderCancelled.class)
                                    || !Collections.disjoint(end.keySet(), awaited));
                }));
    }

    /** How a conversation may end that has come so far. */
    private static Stream<Map<Class<? extends SagaEvent>, Class<? extends SagaEvent>>> ends(
            Map<Class<? extends SagaEvent>, Class<? extends SagaEvent>> said) {
        return CONVERSATIONS.stream()
                .filter(end -> end(end.keySet()) != RUNNING)
                .filter(end -> end.entrySet().containsAll(said.entrySet()));
    }

    private static SagaStatus end(Set<Class<? extends SagaEvent>> said) {
        if (Ending.shipped(said)) {
            return SagaStatus.SHIPPED;
        }
        return Ending.undone(said) ? SagaStatus.CANCELLED : RUNNING;
    }

    private static <K, V> Stream<Map<K, V>> parts(Map<K, V> whole) {
        List<Map.Entry<K, V>> all = List.copyOf(whole.entrySet());
        return IntStream.range(0, 1 << all.size())
                .mapToObj(bits -> IntStream.range(0, all.size())
                        .filter(i -> (bits & 1 << i) != 0)
                        .mapToObj(all::get)
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }
}
