package dev.quadrille.messaging;

import static dev.quadrille.messaging.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quadrille.messaging.Intake.Answer;
import dev.quadrille.messaging.Intake.Unavailable;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Requests in one transaction of a real database: what it refuses takes nobody with it. */
class IntakeDatabaseTest {

    @RegisterExtension
    static final Database DATABASE = new Database();

    private final Pool pool = DATABASE.anotherPool(); // connections break here, and others need theirs
    private final Intake<String, String> intake = new Intake<>(10, 100, this::write);
    private volatile CompletableFuture<Void> allAreThere;

    @AfterEach
    void tearDown() {
        Database.done(pool.close());
    }

    @Test
    void aCommandThatTheDatabaseRefusesFailsAlone() {
        List<CompletableFuture<String>> answers = submit("first", "one", "forbidden", "three");

        assertThat(answers.get(1).join()).isEqualTo("one");
        assertThat(failure(answers.get(2))).hasRootCauseInstanceOf(PgException.class);
        assertThat(answers.get(3).join()).isEqualTo("three");
        assertThat(written()).containsExactlyInAnyOrder("first", "one", "three");
    }

    @Test
    void aLostConnectionIsNobodysFault() {
        List<CompletableFuture<String>> answers = submit("first", "one", "hang up", "three");

        assertThat(answers.subList(1, 4))
                .allSatisfy(answer -> assertThat(failure(answer)).isInstanceOf(Unavailable.class));
        soon().ignoreException(CompletionException.class) // the pool may not have noticed yet
                .until(() -> submit("last").get(0).join().equals("last"));
        assertThat(written()).containsExactlyInAnyOrder("first", "last");
    }

    @Test
    void whatWasCarriedOutIsAnsweredThoughTheDatabaseLeavesInTheMiddle() {
        List<CompletableFuture<String>> answers = submit("first", "one", "forbidden", "three", "hang up when alone");

        assertThat(answers.get(1).join()).isEqualTo("one");
        assertThat(failure(answers.get(2))).hasRootCauseInstanceOf(PgException.class);
        assertThat(answers.get(3).join()).isEqualTo("three");
        assertThat(failure(answers.get(4))).isInstanceOf(Unavailable.class);
        assertThat(written()).containsExactlyInAnyOrder("first", "one", "three");
    }

    /** The first goes alone, the others together. */
    private List<CompletableFuture<String>> submit(String... commands) {
        allAreThere = new CompletableFuture<>();
        List<CompletableFuture<String>> answers = Arrays.stream(commands)
                .map(command -> intake.submit(command).subscribeAsCompletionStage())
                .toList();
        allAreThere.complete(null);
        return answers;
    }

    private Uni<List<Answer<String>>> write(List<String> commands) {
        return Uni.createFrom()
                .completionStage(allAreThere)
                .chain(() -> pool.withTransaction(transaction -> insert(transaction, commands)))
                .map(done -> commands.stream()
                        .map(command -> new Answer<>(command, null))
                        .toList());
    }

    private static Uni<Void> insert(SqlConnection transaction, List<String> commands) {
        boolean hangUp = commands.contains("hang up") || commands.equals(List.of("hang up when alone"));
        return hangUp
                ? transaction
                        .query("select pg_terminate_backend(pg_backend_pid())")
                        .execute()
                        .replaceWithVoid()
                : transaction
                        .preparedQuery("insert into note select $1, text from unnest($2::text[]) text")
                        .execute(Tuple.of(UUID.randomUUID(), commands.toArray(String[]::new)))
                        .replaceWithVoid();
    }

    private static List<String> written() {
        return DATABASE.query("select text from note").stream()
                .map(row -> row.getString(0))
                .toList();
    }

    private static Throwable failure(CompletableFuture<String> answer) {
        return answer.handle((value, failure) -> failure).join();
    }
}
