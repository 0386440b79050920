package dev.quadrille.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.quadrille.contracts.PaymentEvent.PaymentVoided;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When the world around is to blame, the batch waits: no event is ever put away for it. */
class OutageTest {

    @RegisterExtension
    static final Database DATABASE = new Database();

    private final UUID one = UuidCreator.getTimeOrderedEpoch();
    private final UUID two = UuidCreator.getTimeOrderedEpoch();
    private final Pool pool = DATABASE.anotherPool(); // connections break here, and others need theirs
    private Bench bench;

    @BeforeEach
    void setUp() {
        bench = new Bench(pool);
    }

    @AfterEach
    void tearDown() {
        Database.done(pool.close());
    }

    @Test
    void aConnectionThatIsLostInTheMiddleOnlyCostsTime() {
        bench.scribe.meets(failing("select pg_terminate_backend(pg_backend_pid())"));
        bench.scribe.meets(failing("select pg_terminate_backend(pg_backend_pid())"));

        bench.hears(List.of(one, two));

        bothWentThrough();
        assertThat(bench.scribe.runs.size()).isGreaterThanOrEqualTo(3);
    }

    @Test
    void aWorldThatDoesNotAnswerOnlyCostsTime() {
        bench.scribe.meets(transaction -> Uni.createFrom().failure(new IOException("connection refused")));
        bench.scribe.meets(transaction -> Uni.createFrom().failure(new UncheckedIOException(new IOException())));

        bench.hears(List.of(one, two));

        bothWentThrough();
    }

    /** Each of them fails for every event alike, whatever stands in it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "select pg_sleep(60)", // 57014: cancelled by the statement timeout
                "select * from a_table_that_the_migration_has_not_made_yet",
                "select * from pg_authid", // 42501: the role may not
                "set transaction isolation level serializable", // 25001: the session is not as it should be
            })
    void whatTheDatabaseRefusesToEverybodyIsNoEventsFault(String statement) {
        bench.scribe.meets(transaction -> transaction
                .query("set local statement_timeout = 100")
                .execute()
                .chain(() -> failing(statement).apply(transaction)));

        bench.hears(List.of(one, two));

        bothWentThrough();
        assertThat(bench.scribe.runs).as("it ran again as a whole").hasSize(2).allMatch(orders -> orders.size() == 2);
    }

    /** A newer replica has migrated the table, and this one has prepared its statement before. */
    @Test
    void aMigrationUnderARunningReplicaIsNoEventsFault() {
        Function<SqlConnection, Uni<Void>> read = transaction ->
                transaction.preparedQuery("select * from changing").execute().replaceWithVoid();
        UUID before = UUID.randomUUID();
        DATABASE.query("create table changing (a int)");
        bench.scribe.meets(read);
        bench.hears(List.of(before));
        DATABASE.query("alter table changing add b int");
        bench.scribe.meets(read);
        bench.scribe.meets(read);

        bench.hears(List.of(one, two));
        DATABASE.query("drop table changing");

        assertThat(bench.scribe.runs)
                .as("it ran as a whole")
                .filteredOn(orders -> !orders.contains(before))
                .allMatch(orders -> orders.size() == 2);
        assertThat(DATABASE.notedOrders()).contains(one, two);
        assertThat(bench.publisher.said()).noneMatch(message -> message.type().equals(DeadLetter.TYPE));
    }

    @Test
    void whoeverAsksIsToldAtOnce() {
        bench.scribe.meets(transaction -> Uni.createFrom().failure(new IOException("connection refused")));

        CompletableFuture<Void> asked = bench.ask(one);

        assertThat(asked)
                .failsWithin(Duration.ofSeconds(5))
                .withThrowableThat()
                .withRootCauseInstanceOf(IOException.class);
        assertThat(DATABASE.notedOrders()).isEmpty();
    }

    @Test
    void whoeverAsksDuringAConflictWaitsForTheNextRun() {
        bench.scribe.meets(transaction -> Uni.createFrom().failure(new Conflict("notes")));

        bench.ask(one).join();

        assertThat(DATABASE.notedOrders()).containsExactly(one);
        assertThat(DATABASE.count("inbox")).as("a request has no place in it").isZero();
    }

    private static Function<SqlConnection, Uni<Void>> failing(String statement) {
        return transaction -> transaction.query(statement).execute().replaceWithVoid();
    }

    private void bothWentThrough() {
        assertThat(DATABASE.notedOrders()).containsExactlyInAnyOrder(one, two);
        assertThat(bench.publisher.about(one)).isEqualTo(List.of(new PaymentVoided(one)));
        assertThat(bench.publisher.about(two)).isEqualTo(List.of(new PaymentVoided(two)));
        assertThat(bench.publisher.said()).as("no dead letter").hasSize(2);
    }
}
