package dev.quadrille.notification;

import static dev.quadrille.contracts.Participant.NOTIFICATION;

import dev.quadrille.contracts.Choreography;
import dev.quadrille.contracts.EventType;
import dev.quadrille.contracts.NotificationEvent;
import dev.quadrille.contracts.SagaEvent;
import dev.quadrille.messaging.Envelopes;
import dev.quadrille.messaging.Heard;
import dev.quadrille.messaging.Pipeline;
import dev.quadrille.messaging.Reactions;
import dev.quadrille.messaging.SagaParticipant;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** notification-service's part in the saga: it hears everything. */
@ApplicationScoped
class NotificationParticipant implements SagaParticipant<SagaLog> {

    private static final Reactions<SagaLog> REACTIONS = hearingEverything();

    private final Sagas sagas;
    private final Mailbox mailbox;
    private final OutcomeLog outcomes;
    private final SagaMetrics metrics;
    private final EndRates rates;
    private final LiveExchange live;

    NotificationParticipant(
            Sagas sagas, Mailbox mailbox, OutcomeLog outcomes, SagaMetrics metrics, EndRates rates, LiveExchange live) {
        this.sagas = sagas;
        this.mailbox = mailbox;
        this.outcomes = outcomes;
        this.metrics = metrics;
        this.rates = rates;
        this.live = live;
    }

    @Override
    public Reactions<SagaLog> reactions() {
        return REACTIONS;
    }

    @Override
    public Uni<SagaLog> prepare(List<Heard<?>> batch) {
        return Uni.createFrom().item(SagaLog::new);
    }

    @Override
    public Uni<Void> open(SqlConnection transaction, SagaLog log, Set<UUID> orderIds) {
        return sagas.open(transaction, log, orderIds);
    }

    @Override
    public Uni<Void> save(SqlConnection transaction, SagaLog log, Envelopes envelopes) {
        return Pipeline.inOrder(
                sagas.save(transaction, log, envelopes),
                mailbox.put(transaction, log.requests()),
                live.say(transaction, log));
    }

    @Override
    public Uni<Void> ignore(SqlConnection transaction, List<Heard<?>> again) {
        return sagas.hearAgain(transaction, again);
    }

    @Override
    public void committed(SagaLog log) {
        List<Saga> changed = log.changed();
        outcomes.write(log.heard(), changed);
        metrics.count(changed);
        rates.count(changed);
        live.committed(log, changed);
        mailbox.deliver();
    }

    @Override
    public void shares(boolean withOthers) {
        live.shares(withOthers);
    }

    private static Reactions<SagaLog> hearingEverything() {
        Reactions.Table<NotificationEvent, SagaLog> table = Reactions.of(NOTIFICATION, SagaLog.class);
        for (EventType<?> type : Choreography.heardBy(NOTIFICATION)) {
            hear(table, type.eventClass());
        }
        return table;
    }

    private static <E extends SagaEvent> void hear(Reactions.Table<NotificationEvent, SagaLog> table, Class<E> event) {
        table.onHeard(event, SagaLog::hear);
    }
}
