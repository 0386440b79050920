package dev.quadrille.messaging;

import static dev.quadrille.messaging.Database.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quadrille.messaging.Housekeeping.Removed;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The inbox is kept by day: what is long past goes with its day, and nobody who handles events waits for that. */
class InboxDaysTest {

    @RegisterExtension
    static final Database DATABASE = new Database();

    private static final Duration KEEP = Duration.ofDays(7);
    private static final Instant NOON = Instant.parse("2031-03-10T12:00:00Z");

    private final Inbox inbox = new Inbox();

    @BeforeEach
    void clean() {
        DATABASE.query("select inbox_drop_day('2100-01-01') from generate_series(1, 40)");
        sweep(NOON);
    }

    @Test
    void putsAnIdIntoItsDay() {
        claim(idAt("2031-03-10T00:00:00Z"), idAt("2031-03-10T23:59:59.999Z"), idAt("2031-03-12T00:00:00Z"));

        assertThat(days()).containsExactly("inbox_20310310", "inbox_20310310", "inbox_20310312");
    }

    @Test
    void takesAbsurdTimesToo() {
        List<UUID> absurd = List.of(
                idAt("1970-01-01T00:00:00Z"), idAt("9999-12-31T00:00:00Z"), new UUID(-1, -1), UUID.randomUUID());

        assertThat(claim(absurd.toArray(UUID[]::new))).containsExactlyInAnyOrderElementsOf(absurd);
        assertThat(claim(absurd.toArray(UUID[]::new))).isEmpty();

        assertThat(days()).containsOnly("inbox_default");
    }

    @Test
    void remembersForSevenDaysAtLeast() {
        UUID id = idAt("2031-03-10T00:00:00Z");
        claim(id);

        sweep(Instant.parse("2031-03-17T23:59:59Z"));
        assertThat(claim(id)).isEmpty();

        assertThat(sweep(Instant.parse("2031-03-18T00:00:00Z"))).isEqualTo(1);
        assertThat(claim(id)).containsExactly(id);
        assertThat(days()).containsExactly("inbox_default");
    }

    @Test
    void movesWhatCameBeforeItsDayHadAPartition() {
        Instant later = NOON.plus(Duration.ofDays(5));
        UUID early = idAt(later.toString());
        claim(early);
        assertThat(days()).containsExactly("inbox_default");

        sweep(later);

        assertThat(days()).containsExactly("inbox_20310315");
        assertThat(claim(early)).isEmpty();
    }

    @Test
    void forgetsStraysByTheTimeAtWhichTheyWereHeard() {
        DATABASE.query("insert into inbox select gen_random_uuid(), '2031-03-03T11:59:59Z' from generate_series(1, "
                + (ForgottenIds.BATCH + 7) + ")");
        DATABASE.query("insert into inbox values (gen_random_uuid(), '2031-03-03T12:00:01Z')");

        assertThat(done(at(NOON).remove())).isEqualTo(new Removed(ForgottenIds.BATCH, true));
        assertThat(done(at(NOON).remove())).isEqualTo(new Removed(7, false));

        assertThat(DATABASE.count("inbox")).isEqualTo(1);
    }

    @Test
    void letsWhoeverHandlesEventsGoFirst() {
        claim(idAt("2031-03-10T00:00:00Z"));
        SqlConnection consumer = done(DATABASE.pool().getConnection());
        Transaction turn = done(consumer.begin());
        done(inbox.claim(consumer, List.of(idAt("2031-03-18T12:00:00Z"))));
        ForgottenIds later = at(Instant.parse("2031-03-18T12:00:00Z"));

        assertThatThrownBy(() -> done(later.remove())).hasMessageContaining("lock timeout");
        assertThat(claim(idAt("2031-03-12T01:00:00Z"))).hasSize(1);
        assertThat(DATABASE.count("pg_class where relname = 'inbox_20310310'")).isEqualTo(1);

        done(turn.commit());
        done(consumer.close());
        assertThat(done(later.remove())).isEqualTo(new Removed(1, true));
    }

    @Test
    void isSweptByOneReplicaAtATime() {
        Instant later = NOON.plus(Duration.ofDays(30));
        List<CompletableFuture<Removed>> replicas = Stream.generate(() -> at(later))
                .limit(6)
                .map(one -> one.remove().subscribeAsCompletionStage())
                .toList();
        replicas.forEach(CompletableFuture::join);

        sweep(later);

        assertThat(DATABASE.query(
                        "select relname from pg_class where relkind = 'r' and relname ~ '^inbox_\\d{8}$' order by 1"))
                .extracting(row -> row.getString(0))
                .containsExactly("inbox_20310409", "inbox_20310410", "inbox_20310411");
    }

    @Test
    void carriesOverWhatWasHandledBeforeThereWereDays() throws IOException {
        SqlConnection connection = done(DATABASE.pool().getConnection());
        try {
            run(connection, "create schema before_days; set search_path to before_days");
            run(connection, script("V20261120.1__inbox_outbox_retry_queue"));
            run(connection, """
                    insert into inbox values (gen_random_uuid(), now() - interval '1 day');
                    insert into inbox select inbox_id from (values (cast('01a1fc5b-fc7c-79f3-996e-4de9c056ae4e' as uuid)),
                        (cast('00000000-0000-7000-8000-000000000001' as uuid))) old (inbox_id)""");
            run(connection, script("V20261121.51__inbox_partitions"));

            assertThat(run(connection, "select from inbox")).isEqualTo(3);
            assertThat(run(
                            connection,
                            "insert into inbox select event_id from inbox on conflict do nothing returning 1"))
                    .isZero();
            assertThat(run(connection, "select from inbox where heard_at < now() - interval '23 hours'"))
                    .as("with the time at which it was heard")
                    .isEqualTo(1);
        } finally {
            run(connection, "drop schema before_days cascade; reset search_path");
            done(connection.close());
        }
    }

    private static String script(String name) throws IOException {
        try (InputStream in = InboxDaysTest.class.getResourceAsStream("/db/messaging/" + name + ".sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static int run(SqlConnection connection, String sql) {
        return done(connection.query(sql).execute()).size();
    }

    @Test
    void isNotForgottenBeforeKafkaForgets() {
        assertThatThrownBy(() -> new ForgottenIds(DATABASE.pool(), Clock.systemUTC(), Duration.ofHours(2)))
                .hasMessageStartingWith("quadrille.inbox.keep is PT2H: ");
    }

    private static ForgottenIds at(Instant now) {
        return new ForgottenIds(DATABASE.pool(), Clock.fixed(now, ZoneOffset.UTC), KEEP);
    }

    /** @return how many ids were forgotten */
    private static long sweep(Instant now) {
        long rows = 0;
        Removed last;
        do {
            last = done(at(now).remove());
            rows += last.rows();
        } while (last.more());
        return rows;
    }

    private static UUID idAt(String time) {
        return new UUID(Instant.parse(time).toEpochMilli() << 16 | 0x7000L, 0x8000_0000_0000_0001L);
    }

    private Set<UUID> claim(UUID... ids) {
        return DATABASE.inTransaction(transaction -> inbox.claim(transaction, List.of(ids)));
    }

    private static List<String> days() {
        return DATABASE.query("select tableoid::regclass::text from inbox order by event_id").stream()
                .map(row -> row.getString(0))
                .toList();
    }
}
