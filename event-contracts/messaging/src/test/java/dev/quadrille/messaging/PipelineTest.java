package dev.quadrille.messaging;

import static dev.quadrille.messaging.Database.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PipelineTest {

    @RegisterExtension
    static final Database DATABASE = new Database();

    private Pool pool;

    @BeforeEach
    void open() {
        pool = DATABASE.pool();
        done(pool.query(
                        "create table place (id bigint primary key, said bigint, after bigint references place deferrable initially deferred)")
                .execute());
    }

    @AfterEach
    void drop() {
        done(pool.query("drop table place").execute());
    }

    @Test
    void carriesStatementsOutInTheirOrder() {
        done(Pipeline.inTransaction(
                pool,
                transaction -> Pipeline.inOrder(
                        statement(transaction, "insert into place values (1, 1)"),
                        statement(transaction, "update place set said = said * 10 + 2"),
                        statement(transaction, "update place set said = said * 10 + 3"))));

        assertThat(DATABASE.query("select said from place").get(0).getLong(0)).isEqualTo(123);
    }

    @Test
    void failsWithWhatFailedFirstAndKeepsNothing() {
        Uni<Void> refused = Pipeline.inTransaction(
                pool,
                transaction -> Pipeline.inOrder(
                        statement(transaction, "insert into place values (1, 1)"),
                        statement(transaction, "insert into place values (1, 2)"),
                        statement(transaction, "insert into place values (3, 3)")));

        assertThatThrownBy(() -> done(refused))
                .isInstanceOfSatisfying(
                        PgException.class,
                        failure -> assertThat(failure.getSqlState()).isEqualTo("23505"));
        assertThat(DATABASE.count("place")).isZero();
    }

    @Test
    void keepsNothingWhereTheWorkFails() {
        assertThatThrownBy(() -> done(Pipeline.inTransaction(
                        pool,
                        transaction -> statement(transaction, "insert into place values (1, 1)")
                                .chain(() -> Uni.createFrom().failure(new IllegalStateException("no"))))))
                .hasMessage("no");

        assertThat(DATABASE.count("place")).isZero();
    }

    @Test
    void keepsNothingWhereTheWorkThrowsBeforeItBegins() {
        assertThatThrownBy(() -> done(Pipeline.<Void>inTransaction(pool, transaction -> {
                    throw new IllegalStateException("no");
                })))
                .hasMessage("no");
    }

    @Test
    void leavesItsConnectionsFitForTheNext() {
        for (int i = 0; i < 50; i++) {
            assertThatThrownBy(() -> done(Pipeline.inTransaction(
                    pool, transaction -> statement(transaction, "insert into place values (1, 1 / 0)"))));
        }

        done(Pipeline.inTransaction(pool, transaction -> statement(transaction, "insert into place values (1, 1)")));

        assertThat(DATABASE.count("place")).isEqualTo(1);
        assertThat(DATABASE.query("select 1 from pg_stat_activity where state like 'idle in transaction%'"))
                .isEmpty();
    }

    @Test
    void failsWhereTheCommitIsRefused() {
        assertThatThrownBy(() -> done(Pipeline.inTransaction(
                        pool, transaction -> statement(transaction, "insert into place values (1, 2, 3)"))))
                .isInstanceOfSatisfying(
                        PgException.class,
                        failure -> assertThat(failure.getSqlState()).isEqualTo("23503"));
        assertThat(DATABASE.count("place")).isZero();
    }

    private static Uni<Void> statement(SqlConnection transaction, String sql) {
        return transaction.preparedQuery(sql).execute().replaceWithVoid();
    }
}
