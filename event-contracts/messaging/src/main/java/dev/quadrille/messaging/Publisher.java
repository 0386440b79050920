package dev.quadrille.messaging;

import io.smallrye.mutiny.Uni;
import java.util.List;

/** Where the relay says things. */
interface Publisher {

    /** @return completes when every message is safely with its hearers' broker, or fails with the first refusal */
    Uni<Void> publish(List<OutboxMessage> messages);

    /** @return where it stands, or the refusal */
    Uni<Place> publish(OutboxMessage message);

    void close();
}
