package dev.quadrille.messaging;

import dev.quadrille.contracts.EventCodec;
import dev.quadrille.contracts.Participant;
import dev.quadrille.contracts.SagaEvent;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what a service said in a component test, where no broker listens. */
@Alternative
@Priority(1)
@ApplicationScoped
public class RecordingPublisher implements Publisher {

    private final List<OutboxMessage> said = new CopyOnWriteArrayList<>();

    @Override
    public Uni<Void> publish(List<OutboxMessage> messages) {
        said.addAll(messages);
        return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Place> publish(OutboxMessage message) {
        return publish(List.of(message)).map(done -> new Place(message.topic(), 0, said.size() - 1L));
    }

    @Override
    public void close() {}

    /** All that was announced, dead letters too. */
    List<OutboxMessage> said() {
        return List.copyOf(said);
    }

    List<OutboxMessage> deadLetters() {
        return said.stream()
                .filter(message -> message.type().equals(DeadLetter.TYPE))
                .toList();
    }

    /** What was announced about one order, in order. */
    public List<SagaEvent> about(UUID orderId) {
        return said.stream()
                .filter(message -> orderId.toString().equals(message.key()) && message.headers() == null)
                .map(message -> EventCodec.decode(message.type(), message.payload()))
                .toList();
    }

    /** The headers of the dead letters that were written about one order, as JSON. */
    public List<String> deadLetters(UUID orderId) {
        return said.stream()
                .filter(message -> orderId.toString().equals(message.key())
                        && message.type().equals(DeadLetter.TYPE))
                .map(OutboxMessage::headers)
                .toList();
    }

    /** What was given up about one order, as it is read from the dead letters. */
    public List<BuriedRecord> buried(UUID orderId) {
        return deadLetters().stream()
                .map(message -> DeadLetterReader.read(Delivery.heard(message, "/test")))
                .filter(letter -> orderId.equals(letter.orderId()))
                .toList();
    }

    /** What was sent back to a service, as that reads it. */
    public List<Replay> replays(Participant<?> service) {
        return said.stream()
                .filter(message -> message.topic().equals(service.replaysTopic()))
                .map(message -> Replay.read(Delivery.heard(message, "/test")))
                .toList();
    }
}
