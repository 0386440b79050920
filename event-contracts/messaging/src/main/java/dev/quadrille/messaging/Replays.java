package dev.quadrille.messaging;

import dev.quadrille.contracts.Participant;
import dev.quadrille.contracts.SagaEvent;
import dev.quadrille.contracts.UnreadableEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The way back for dead letters: a replay is said as events are, if and only if the caller's transaction commits. */
@ApplicationScoped
public class Replays {

    /** In bytes: a larger record would not fit into one message with what is said around it. */
    public static final int MAX_SIZE = 700 * 1024;

    private final Outbox outbox;
    private final OutboxRelay relay;
    private final Clock clock;

    Replays(Outbox outbox, OutboxRelay relay, Clock clock) {
        this.outbox = outbox;
        this.relay = relay;
        this.clock = clock;
    }

    /** One replay with the service that is to hear it. */
    public record Addressed(Participant<?> service, Replay replay) {}

    /**
     * Adds replays to the caller's transaction; whoever has committed it calls {@link #committed}.
     *
     * @throws IllegalArgumentException for a record of more than {@link #MAX_SIZE}, behind which all others would wait
     */
    public Uni<Void> add(SqlConnection transaction, List<Addressed> replays) {
        replays.forEach(Replays::checkSize);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return outbox.add(
                transaction,
                replays.stream()
                        .map(one -> one.replay().message(one.service(), now))
                        .toList());
    }

    private static void checkSize(Addressed one) {
        long size = one.replay().original().size();
        if (size > MAX_SIZE) {
            throw new IllegalArgumentException(
                    "replay " + one.replay().id() + " has " + size + " bytes, of " + MAX_SIZE);
        }
    }

    /** Says what was added, now. */
    public void committed() {
        relay.wake();
    }

    /**
     * Reads a record as a service does that has the same contracts as this one.
     *
     * @throws UnreadableEvent saying why it would be a dead letter again
     */
    public static SagaEvent read(OriginalRecord original) {
        return RecordReader.play(original.record(0), Attempt.FIRST).heard().event();
    }
}
