package dev.quadrille.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.quadrille.messaging.Conflict;
import dev.quadrille.messaging.EnvelopesOf;
import dev.quadrille.messaging.RealDatabase;
import dev.quadrille.notification.Story.Step;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The sagas in the database, with all that was heard about them. */
@QuarkusTest
@QuarkusTestResource(RealDatabase.class)
class SagasTest {

    @Inject
    Sagas sagas;

    @Inject
    Pool pool;

    private final UUID order = UuidCreator.getTimeOrderedEpoch();

    @ParameterizedTest
    @EnumSource
    void areReadAsTheyWereWritten(Outcome outcome) {
        List<Step> story = outcome.of(order).steps();
        save(logWith(story.subList(0, 2)));
        SagaLog log = opened();
        story.subList(2, story.size()).forEach(step -> hear(log, step));
        Saga.Snapshot written = log.changed().get(0).snapshot();
        save(log);

        SagaLog reopened = opened();
        hear(reopened, story.get(0));
        assertThat(reopened.changed().get(0).snapshot())
                .usingRecursiveComparison()
                .ignoringFields("version")
                .isEqualTo(written);
        assertThat(written.version()).isEqualTo(2);
        assertThat(written.status()).isEqualTo(outcome.status());
    }

    @Test
    void areNotAddedTwice() {
        List<Step> steps = Outcome.SHIPPED.of(order).steps();
        save(logWith(steps.subList(0, 1)));

        assertThatThrownBy(() -> save(logWith(steps.subList(1, 2)))).hasCauseInstanceOf(Conflict.class);
    }

    @Test
    void areNotOverwrittenOnceAnotherTransactionChangedThem() {
        List<Step> steps = Outcome.SHIPPED.of(order).steps();
        save(logWith(steps.subList(0, 1)));
        SagaLog stale = opened();
        SagaLog quick = opened();
        hear(quick, steps.get(1));
        save(quick);
        hear(stale, steps.get(2));

        assertThatThrownBy(() -> save(stale)).hasCauseInstanceOf(Conflict.class);
    }

    /** Without a word to any index, until it ends. */
    @ParameterizedTest
    @EnumSource(names = {"SHIPPED", "REGRETTED_BEFORE_THE_CHARGE"})
    void areUpdatedInTheirPage(Outcome outcome) {
        List<Step> story = outcome.of(order).steps();
        long updatedInPlace = pool.withTransaction(transaction -> inPlace(transaction)
                        .chain(before -> hear(transaction, story)
                                .chain(() -> inPlace(transaction))
                                .map(after -> after - before)))
                .await()
                .indefinitely();

        int others = outcome == Outcome.SHIPPED ? 1 : 2; // its end, and the reason of one that is cancelled
        assertThat(updatedInPlace).isEqualTo(story.size() - 1 - others);
    }

    private static Uni<Long> inPlace(SqlConnection transaction) {
        return transaction
                .query("select pg_stat_get_xact_tuples_hot_updated('saga'::regclass) as updates")
                .execute()
                .map(rows -> rows.iterator().next().getLong("updates"));
    }

    /** One after the other. */
    private Uni<Void> hear(SqlConnection transaction, List<Step> story) {
        Uni<Void> heard = Uni.createFrom().voidItem();
        for (Step step : story) {
            heard = heard.chain(() -> hear(transaction, step));
        }
        return heard;
    }

    private Uni<Void> hear(SqlConnection transaction, Step step) {
        SagaLog log = new SagaLog();
        return sagas.open(transaction, log, List.of(order)).chain(() -> {
            hear(log, step);
            return sagas.save(transaction, log, EnvelopesOf.heard(log.heard()));
        });
    }

    private SagaLog opened() {
        SagaLog log = new SagaLog();
        pool.withTransaction(transaction -> sagas.open(transaction, log, List.of(order)))
                .await()
                .indefinitely();
        return log;
    }

    private void save(SagaLog log) {
        pool.withTransaction(transaction -> sagas.save(transaction, log, EnvelopesOf.heard(log.heard())))
                .subscribeAsCompletionStage()
                .join();
    }

    private SagaLog logWith(List<Step> steps) {
        SagaLog log = new SagaLog();
        steps.forEach(step -> hear(log, step));
        return log;
    }

    private static void hear(SagaLog log, Step step) {
        log.hear(Story.heard(step));
    }
}
