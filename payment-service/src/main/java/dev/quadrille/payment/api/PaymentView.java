package dev.quadrille.payment.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.quadrille.contracts.Money;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.Immutable;

/** A payment as it is read; written by the saga alone. */
@Entity
@Immutable
@Table(name = "payment")
public class PaymentView extends PanacheEntityBase {

    @Id
    @Column(name = "order_id")
    public UUID orderId;

    public String state;
    public String reference;
    public String failure;
    public int version;

    @Column(name = "created_at")
    public Instant createdAt;

    @Column(name = "updated_at")
    public Instant updatedAt;

    @Schema(hidden = true)
    @Column(name = "amount_minor")
    Long amountMinor;

    @Schema(hidden = true)
    String currency;

    /** @return null where the cancellation came before the charge */
    @JsonProperty
    public Money amount() {
        return amountMinor == null ? null : new Money(amountMinor, currency);
    }
}
