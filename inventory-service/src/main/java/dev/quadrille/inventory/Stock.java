package dev.quadrille.inventory;

/** One SKU on its shelf: no piece is promised twice, and none leaves that was not set aside. */
final class Stock {

    private final StockLevel loaded;
    private StockLevel level;

    Stock(StockLevel stored) {
        this.loaded = stored;
        this.level = stored;
    }

    /** A SKU that was never stocked: there is none of it. */
    static Stock none(String sku) {
        return new Stock(new StockLevel(sku, 0, 0, 0));
    }

    /** What can still be set aside. */
    long promise() {
        return level.available();
    }

    void reserve(long quantity) {
        check("set aside", quantity, promise());
        level = new StockLevel(level.sku(), level.onHand(), level.reserved() + quantity, level.shipped());
    }

    void release(long quantity) {
        check("put back", quantity, level.reserved());
        level = new StockLevel(level.sku(), level.onHand(), level.reserved() - quantity, level.shipped());
    }

    void ship(long quantity) {
        check("ship", quantity, level.reserved());
        level = new StockLevel(
                level.sku(), level.onHand() - quantity, level.reserved() - quantity, level.shipped() + quantity);
    }

    boolean changed() {
        return !level.equals(loaded);
    }

    StockLevel level() {
        return level;
    }

    private void check(String step, long quantity, long most) {
        if (quantity > most) {
            throw new IllegalStateException(
                    "sku " + level.sku() + ": cannot " + step + " " + quantity + ", at most " + most + " of " + level);
        }
    }
}
