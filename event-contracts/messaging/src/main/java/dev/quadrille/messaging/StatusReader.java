package dev.quadrille.messaging;

import dev.quadrille.messaging.Intake.Unavailable;
import dev.quadrille.messaging.ServiceStatus.OutboxBacklog;
import dev.quadrille.messaging.ServiceStatus.RetryBacklog;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Looks at what waits in this service, once a second at most, however many ask; the broker is not waited for. */
@ApplicationScoped
public class StatusReader {

    private static final Duration KEPT = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final String WHAT_WAITS = """
            select (select count(*) from outbox) as waiting,
                   coalesce((select floor(extract(epoch from now() - time))::bigint
                             from outbox order by position limit 1), 0) as oldest,
                   (select count(*) from retry_queue) as parked,
                   (select min(due_at) from retry_queue where due_at < 'infinity') as next_due""";

    private final Pool pool;
    private final ConsumerLag lag;
    private final Faults faults;
    private final SagaParticipant<?> participant;
    private final String version;
    private final Uni<ServiceStatus> status =
            Uni.createFrom().deferred(this::read).memoize().until(this::isOld);
    private volatile long readAt;

    StatusReader(
            Pool pool,
            ConsumerLag lag,
            Faults faults,
            SagaParticipant<?> participant,
            @ConfigProperty(name = "quarkus.application.version", defaultValue = "unknown") String version) {
        this.pool = pool;
        this.lag = lag;
        this.faults = faults;
        this.participant = participant;
        this.version = version;
    }

    /** @return a failure of {@link Unavailable} while the database is away */
    public Uni<ServiceStatus> now() {
        return status;
    }

    private boolean isOld() {
        return System.nanoTime() - readAt > KEPT.toNanos();
    }

    private Uni<ServiceStatus> read() {
        readAt = System.nanoTime();
        lag.refresh();
        return pool.preparedQuery(WHAT_WAITS)
                .execute()
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .map(rows -> status(rows.iterator().next()))
                .onFailure()
                .transform(away -> new Unavailable("the database does not answer: try again in a second", away));
    }

    private ServiceStatus status(Row row) {
        OffsetDateTime due = row.getOffsetDateTime("next_due");
        return new ServiceStatus(
                participant.reactions().participant().service(),
                version,
                faults.allowed() ? "on" : "off",
                new OutboxBacklog(row.getLong("waiting"), Math.max(0, row.getLong("oldest"))),
                new RetryBacklog(row.getLong("parked"), due == null ? null : due.toInstant()),
                lag.behind(),
                Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime()));
    }
}
