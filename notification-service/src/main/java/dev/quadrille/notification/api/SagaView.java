package dev.quadrille.notification.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.quadrille.notification.SagaStatus;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A saga as it is read. */
@Entity
@Immutable
@Table(name = "saga")
public class SagaView extends PanacheEntityBase {

    @Id
    @Column(name = "order_id")
    public UUID orderId;

    @Column(name = "customer_id")
    public String customerId;

    @Enumerated(EnumType.STRING)
    public SagaStatus status;

    /** Why it was cancelled; null otherwise. */
    public String reason;

    /** Names of the events so far, each after its cause. */
    public String[] steps;

    @Column(name = "started_at")
    public Instant startedAt;

    @Column(name = "ended_at")
    public Instant endedAt;

    /** From the first to the last event; null until it has ended. */
    @JsonProperty
    public Long durationMs() {
        return endedAt == null || startedAt == null
                ? null
                : Duration.between(startedAt, endedAt).toMillis();
    }

    static SagaView of(Row row) {
        SagaView saga = new SagaView();
        saga.orderId = row.getUUID("order_id");
        saga.customerId = row.getString("customer_id");
        saga.status = SagaStatus.valueOf(row.getString("status"));
        saga.reason = row.getString("reason");
        saga.steps = row.getArrayOfStrings("steps");
        saga.startedAt = instant(row.getOffsetDateTime("started_at"));
        saga.endedAt = instant(row.getOffsetDateTime("ended_at"));
        return saga;
    }

    private static Instant instant(OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
