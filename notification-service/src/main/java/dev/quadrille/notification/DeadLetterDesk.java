package dev.quadrille.notification;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.quadrille.contracts.Choreography;
import dev.quadrille.contracts.Participant;
import dev.quadrille.contracts.SagaEvent;
import dev.quadrille.contracts.UnreadableEvent;
import dev.quadrille.messaging.BuriedRecord;
import dev.quadrille.messaging.OriginalRecord;
import dev.quadrille.messaging.Replay;
import dev.quadrille.messaging.Replays;
import dev.quadrille.messaging.Replays.Addressed;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Decides over one dead letter: what is said, what is noted and what becomes of the letter commit together. */
@ApplicationScoped
public class DeadLetterDesk {

    private final Pool pool;
    private final Replays replays;
    private final DeadLetterActions actions;

    DeadLetterDesk(Pool pool, Replays replays, DeadLetterActions actions) {
        this.pool = pool;
        this.replays = replays;
        this.actions = actions;
    }

    /**
     * How a letter is to be sent back.
     *
     * @param again also where it was replayed or parked before
     * @param force also where this service cannot read what is sent
     */
    public record Wish(Correction correction, boolean again, boolean force) {}

    /** @return the replay's id; fails with {@link CannotReplay} */
    public Uni<UUID> replay(UUID id, Wish wish, Signature signature) {
        return pool.withTransaction(transaction -> lock(transaction, id)
                        .map(row -> replay(row, wish))
                        .call(addressed -> replays.add(transaction, List.of(addressed)))
                        .call(addressed -> actions.replayed(
                                transaction,
                                List.of(id),
                                List.of(addressed.replay().id()),
                                wish.correction().what(),
                                signature))
                        .call(() -> mark(transaction, id, DeadLetterState.REPLAYED)))
                .map(addressed -> addressed.replay().id())
                .invoke(replays::committed);
    }

    /** Fails with {@link CannotReplay}. */
    public Uni<Void> park(UUID id, Signature signature) {
        return pool.withTransaction(transaction -> lock(transaction, id)
                .invoke(row -> mustBeOpen(id, state(row)))
                .chain(row -> actions.parked(transaction, id, signature))
                .chain(() -> mark(transaction, id, DeadLetterState.PARKED)));
    }

    private static Uni<Row> lock(SqlConnection transaction, UUID id) {
        return transaction
                .preparedQuery("select * from dead_letter where id = $1 for update")
                .execute(Tuple.of(id))
                .map(rows -> rows.stream().findFirst().orElseThrow(() -> CannotReplay.unknown(id)));
    }

    private static Uni<Void> mark(SqlConnection transaction, UUID id, DeadLetterState state) {
        return transaction
                .preparedQuery("update dead_letter set state = $2 where id = $1")
                .execute(Tuple.of(id, state.name()))
                .replaceWithVoid();
    }

    private static Addressed replay(Row row, Wish wish) {
        BuriedRecord letter = DeadLetters.letter(row);
        if (state(row) != DeadLetterState.OPEN && !wish.again()) {
            throw CannotReplay.decided(letter.id(), state(row));
        }
        checkThatNothingIsMissing(letter, wish.correction());
        OriginalRecord record = wish.correction().of(letter.original());
        if (record.size() > Replays.MAX_SIZE) {
            throw CannotReplay.tooLarge(record.size(), Replays.MAX_SIZE);
        }
        if (!wish.correction().isNone() && !wish.force()) {
            check(letter.service(), record);
        }
        return addressed(letter, record);
    }

    static Addressed addressed(BuriedRecord letter, OriginalRecord record) {
        return new Addressed(letter.service(), new Replay(UuidCreator.getTimeOrderedEpoch(), letter.eventId(), record));
    }

    private static void checkThatNothingIsMissing(BuriedRecord letter, Correction correction) {
        boolean replaced = correction.body() != null && !correction.headers().isEmpty();
        if (letter.omitted() != null && !replaced) {
            OriginalRecord place = letter.original();
            throw CannotReplay.omitted(
                    letter.id(), letter.omitted(), place.topic() + "/" + place.partition() + "/" + place.offset());
        }
    }

    private static void check(Participant<?> service, OriginalRecord record) {
        SagaEvent event = read(record);
        boolean heard = Choreography.heardBy(service).stream().anyMatch(type -> type.eventClass() == event.getClass());
        if (!heard) {
            throw CannotReplay.unreadable(
                    service + " has no reaction to " + record.headers().get("ce_type"));
        }
    }

    private static SagaEvent read(OriginalRecord record) {
        try {
            return Replays.read(record);
        } catch (UnreadableEvent why) {
            throw CannotReplay.unreadable(why);
        }
    }

    private static void mustBeOpen(UUID id, DeadLetterState state) {
        if (state != DeadLetterState.OPEN) {
            throw CannotReplay.notOpen(id, state);
        }
    }

    private static DeadLetterState state(Row row) {
        return DeadLetterState.valueOf(row.getString("state"));
    }
}
