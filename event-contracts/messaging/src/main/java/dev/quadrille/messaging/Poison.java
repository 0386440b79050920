package dev.quadrille.messaging;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.quadrille.contracts.EventCatalog;
import dev.quadrille.contracts.EventType;
import dev.quadrille.messaging.Intake.Unavailable;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;

/** A record that looks like an event of this service, of an order that nobody has placed, and that no hearer can read. */
@ApplicationScoped
public class Poison {

    private final SagaParticipant<?> participant;
    private final Publisher publisher;
    private final Clock clock;

    Poison(SagaParticipant<?> participant, Publisher publisher, Clock clock) {
        this.participant = participant;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** @return where it stands; a failure of {@link Unavailable} while the broker is away */
    public Uni<Place> say() {
        return publisher
                .publish(record(UuidCreator.getTimeOrderedEpoch()))
                .onFailure()
                .transform(away -> new Unavailable("the broker does not answer: try again in a second", away));
    }

    private OutboxMessage record(UUID order) {
        EventType<?> type = announced();
        return new OutboxMessage(
                UuidCreator.getTimeOrderedEpoch(),
                type.topic(),
                order.toString(),
                type.wireName(),
                clock.instant(),
                null,
                null,
                null,
                ("{\"orderId\": \"" + order + "\", ").getBytes(StandardCharsets.UTF_8));
    }

    private EventType<?> announced() {
        return EventCatalog.all().stream()
                .filter(type -> type.announcer() == participant.reactions().participant())
                .findFirst()
                .orElseThrow();
    }
}
