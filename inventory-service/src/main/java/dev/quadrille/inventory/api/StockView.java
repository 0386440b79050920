package dev.quadrille.inventory.api;

import dev.quadrille.inventory.StockLevel;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import org.hibernate.annotations.Immutable;

/** A SKU as it is read; written by the saga and by restocks alone. */
@Entity
@Immutable
@Table(name = "stock")
public class StockView extends PanacheEntityBase {

    @Id
    public String sku;

    @Column(name = "on_hand")
    public long onHand;

    public long reserved;
    public long shipped;

    /** A page of the SKUs after this one, sorted. */
    static Uni<List<StockLevel>> after(String sku, int limit) {
        return StockView.<StockView>find("sku > ?1", Sort.by("sku"), sku)
                .page(0, limit)
                .list()
                .map(page -> page.stream().map(StockView::level).toList());
    }

    StockLevel level() {
        return new StockLevel(sku, onHand, reserved, shipped);
    }
}
