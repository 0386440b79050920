package dev.quadrille.order.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.quadrille.contracts.Money;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.Immutable;

/** A line of the price list as it is read. */
@Entity
@Immutable
@Table(name = "product")
public class ProductView extends PanacheEntityBase {

    @Id
    public String sku;

    public String name;

    @Schema(hidden = true)
    @Column(name = "price_minor")
    long priceMinor;

    @Schema(hidden = true)
    String currency;

    @JsonProperty
    public Money price() {
        return new Money(priceMinor, currency);
    }
}
