package dev.quadrille.contracts;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a service needs to be allowed on the broker, and nothing more; from the score, so that the two cannot drift apart.
 *
 * @param reads the topics that it hears
 * @param writes the topics on which it announces, buries and, where it keeps the dead letters, has others hear them again
 * @param groups its consumer groups
 */
public record BrokerRights(List<String> reads, List<String> writes, List<String> groups) {

    public static BrokerRights of(Participant<?> service) {
        List<String> reads = new ArrayList<>(topics(Choreography.heardBy(service).stream()));
        reads.add(service.replaysTopic());
        List<String> writes =
                new ArrayList<>(topics(EventCatalog.all().stream().filter(type -> type.announcer() == service)));
        writes.add(service.deadLetterTopic());
        List<String> groups = new ArrayList<>(List.of(service.service()));
        if (service == Choreography.OBSERVER) {
            Participant.all().forEach(other -> {
                reads.add(other.deadLetterTopic());
                writes.add(other.replaysTopic());
            });
            groups.add(service.service() + ".dead-letters");
        }
        return new BrokerRights(List.copyOf(reads), List.copyOf(writes), List.copyOf(groups));
    }

    private static List<String> topics(Stream<EventType<?>> types) {
        return types.map(EventType::topic).distinct().toList();
    }
}
