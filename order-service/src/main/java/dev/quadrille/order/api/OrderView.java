package dev.quadrille.order.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.quadrille.contracts.Money;
import dev.quadrille.contracts.OrderLine;
import dev.quadrille.order.OrderStatus;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.Immutable;

/** An order as it is read; projected from its events, written by the saga alone. */
@Entity
@Immutable
@Table(name = "order_view")
public class OrderView extends PanacheEntityBase {

    private static final UUID NEWEST = UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff");

    @Id
    @Column(name = "order_id")
    public UUID orderId;

    @Column(name = "customer_id")
    public String customerId;

    @Enumerated(EnumType.STRING)
    public OrderStatus status;

    /** Why it was cancelled; null otherwise. */
    public String reason;

    @JsonRawValue
    @Schema(implementation = OrderLine[].class)
    public String lines;

    /** How many events its stream has. */
    public int version;

    @Column(name = "created_at")
    public Instant createdAt;

    @Column(name = "updated_at")
    public Instant updatedAt;

    /** Cancelled unless it is confirmed by then; null once it is either. */
    public Instant deadline;

    @Schema(hidden = true)
    @Column(name = "total_minor")
    long totalMinor;

    @Schema(hidden = true)
    String currency;

    @JsonProperty
    public Money total() {
        return new Money(totalMinor, currency);
    }

    /** @param onlyOf whose order it must be; null: anybody's @return null where there is none */
    static Uni<OrderView> one(UUID orderId, String onlyOf) {
        return find("orderId = ?1 and (?2 is null or customerId = ?2)", orderId, onlyOf)
                .firstResult();
    }

    /** Newest first. */
    static Uni<List<OrderView>> page(OrderQuery query) {
        return OrderView.<OrderView>find(
                        """
                        (?1 is null or customerId = ?1) and (?2 is null or status = ?2)
                        and orderId < ?3 order by orderId desc""", query.customerId(), query.status(), query.after() == null ? NEWEST : query.after())
                .range(0, query.limit() - 1)
                .list();
    }
}
