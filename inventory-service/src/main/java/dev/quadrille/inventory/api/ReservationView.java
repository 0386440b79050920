package dev.quadrille.inventory.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.hibernate.annotations.Immutable;

/** A reservation as it is read; written by the saga alone. */
@Entity
@Immutable
@Table(name = "reservation")
public class ReservationView extends PanacheEntityBase {

    @Id
    @Column(name = "order_id")
    public UUID orderId;

    public String state;

    @Column(name = "tracking_number")
    public String trackingNumber;

    public int version;

    @Column(name = "created_at")
    public Instant createdAt;

    @Column(name = "updated_at")
    public Instant updatedAt;

    String[] skus;
    Long[] quantities;

    /** What the order wants of one SKU, in pieces. */
    public record Line(String sku, long quantity) {}

    /** Empty where the cancellation came before the payment. */
    @JsonProperty
    public List<Line> lines() {
        return IntStream.range(0, skus.length)
                .mapToObj(i -> new Line(skus[i], quantities[i]))
                .toList();
    }
}
