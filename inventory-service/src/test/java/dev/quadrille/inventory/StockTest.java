package dev.quadrille.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** One SKU on its shelf. */
class StockTest {

    private final Stock stock = new Stock(new StockLevel("TEA", 10, 4, 7));

    @Test
    void promisesOnlyWhatIsNotSetAside() {
        assertThat(stock.promise()).isEqualTo(6);
        assertThatThrownBy(() -> stock.reserve(7))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("sku TEA: cannot set aside 7, at most 6");
    }

    @Test
    void shipsOnlyWhatIsSetAside() {
        stock.ship(4);

        assertThat(stock.level()).isEqualTo(new StockLevel("TEA", 6, 0, 11));
        assertThatThrownBy(() -> stock.ship(1)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void putsBackOnlyWhatIsSetAside() {
        assertThatThrownBy(() -> stock.release(5)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void isUnchangedOnceEverythingIsBack() {
        stock.reserve(2);
        assertThat(stock.changed()).isTrue();

        stock.release(2);
        assertThat(stock.changed()).isFalse();
    }

    @Test
    void anUnknownSkuCanPromiseNothing() {
        assertThat(Stock.none("GONE").promise()).isZero();
    }
}
