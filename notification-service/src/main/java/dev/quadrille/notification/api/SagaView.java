package dev.quadrille.notification.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.quadrille.notification.SagaStatus;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A saga as it is read. */
@Entity
@Immutable
@Table(name = "saga")
public class SagaView extends PanacheEntityBase {

    private static final UUID NEWEST = UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff");

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

    /** Newest first. @param status null: any; @param after the last saga of the page before, null: the first page */
    static Uni<List<SagaView>> page(SagaStatus status, UUID after, int limit) {
        return SagaView.<SagaView>find(
                        "(?1 is null or status = ?1) and orderId < ?2 order by orderId desc",
                        status,
                        after == null ? NEWEST : after)
                .range(0, limit - 1)
                .list();
    }
}
