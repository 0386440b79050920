package dev.quadrille.messaging;

import static dev.quadrille.messaging.Database.done;
import static dev.quadrille.messaging.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What was handled once is known from then on, whoever handled it. */
class InboxTest {

    private static final UUID FIRST = new UUID(1, 1);
    private static final UUID SECOND = new UUID(2, 2);

    @RegisterExtension
    static final Database DATABASE = new Database();

    private final Inbox inbox = new Inbox();

    @Test
    void givesOnlyWhatWasNotKnown() {
        assertThat(claim(FIRST)).containsExactly(FIRST);

        assertThat(claim(FIRST, SECOND)).containsExactly(SECOND);
        assertThat(claim(FIRST, SECOND)).isEmpty();
    }

    @Test
    void givesWhatStandsTwiceInOneBatchOnce() {
        assertThat(claim(SECOND, FIRST, SECOND)).containsExactlyInAnyOrder(FIRST, SECOND);
        assertThat(DATABASE.count("inbox")).isEqualTo(2);
    }

    @Test
    void forgetsWhatWasClaimedInATransactionThatFailed() {
        assertThatThrownBy(() -> DATABASE.inTransaction(transaction -> inbox.claim(transaction, List.of(FIRST))
                        .chain(() -> Uni.createFrom().failure(new IllegalStateException("no")))))
                .hasMessage("no");

        assertThat(claim(FIRST)).containsExactly(FIRST);
    }

    @Test
    void letsOneOfTwoTransactionsHaveAnIdAndTheOtherWait() {
        Claimer one = new Claimer();
        Claimer two = new Claimer();
        one.claim(FIRST).join();

        CompletableFuture<Set<UUID>> waiting = two.claim(FIRST);
        awaitOneThatWaits();
        one.commit();

        assertThat(waiting.join()).isEmpty();
        two.commit();
    }

    /** Whoever waits holds nothing that comes later in the order, so nobody can wait for him. */
    @Test
    void neverHoldsALaterIdWhileItWaitsForAnEarlierOne() {
        Claimer one = new Claimer();
        Claimer two = new Claimer();
        one.claim(FIRST).join();

        CompletableFuture<Set<UUID>> waiting = two.claim(SECOND, FIRST);
        awaitOneThatWaits();

        assertThat(one.claim(SECOND).join()).containsExactly(SECOND);
        one.commit();
        assertThat(waiting.join()).isEmpty();
        two.commit();
    }

    @Test
    void twoTransactionsThatClaimTheSameIdsInDifferentOrderDoNotDeadlock() {
        for (int round = 0; round < 20; round++) {
            List<UUID> ids =
                    IntStream.range(0, 500).mapToObj(i -> UUID.randomUUID()).toList();
            List<UUID> reversed =
                    IntStream.range(0, 500).mapToObj(i -> ids.get(499 - i)).toList();
            List<CompletableFuture<Set<UUID>>> claims = Stream.of(ids, reversed)
                    .map(order -> DATABASE.pool()
                            .withTransaction(transaction -> inbox.claim(transaction, order))
                            .subscribeAsCompletionStage())
                    .toList();

            assertThat(claims.stream().flatMap(claim -> claim.join().stream()))
                    .containsExactlyInAnyOrderElementsOf(ids);
        }
    }

    private Set<UUID> claim(UUID... ids) {
        return DATABASE.inTransaction(transaction -> inbox.claim(transaction, List.of(ids)));
    }

    private static void awaitOneThatWaits() {
        soon().until(() -> DATABASE.count("pg_locks where not granted") == 1);
    }

    /** A transaction that stays open until the test ends it. */
    private final class Claimer {

        private final SqlConnection connection = done(DATABASE.pool().getConnection());
        private final Transaction transaction = done(connection.begin());

        CompletableFuture<Set<UUID>> claim(UUID... ids) {
            return inbox.claim(connection, List.of(ids)).subscribeAsCompletionStage();
        }

        void commit() {
            done(transaction.commit());
            done(connection.close());
        }
    }
}
