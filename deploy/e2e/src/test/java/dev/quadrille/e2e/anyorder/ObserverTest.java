package dev.quadrille.e2e.anyorder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrille.contracts.Ending;
import dev.quadrille.contracts.SagaEvent;
import dev.quadrille.notification.Observer;
import dev.quadrille.notification.SagaStatus;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What an observer makes of an order when it has heard any part of what was said. */
class ObserverTest {

    /** It takes nothing for the end that is not, and knows the whole conversation when it does. */
    @Test
    void anObserverWaitsForTheWholeConversation() {
        Set<Map<Class<? extends SagaEvent>, Class<? extends SagaEvent>>> conversations =
                Explored.rightly().states().stream().map(World::causes).collect(Collectors.toSet());

        assertThat(conversations).hasSize(34).allSatisfy(said -> {
            assertThat(Observer.status(said)).isEqualTo(end(said.keySet()));
            assertThat(parts(said).filter(part -> part.size() < said.size()).map(Observer::status))
                    .as("parts of %s", said)
                    .containsOnly(SagaStatus.RUNNING);
        });
    }

    private static SagaStatus end(Set<Class<? extends SagaEvent>> said) {
        if (Ending.shipped(said)) {
            return SagaStatus.SHIPPED;
        }
        return Ending.undone(said) ? SagaStatus.CANCELLED : SagaStatus.RUNNING;
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
