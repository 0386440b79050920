package dev.quadrille.contracts;

import static dev.quadrille.contracts.Require.present;

/**
 * So many pieces of one thing, at the price of the moment the order was placed.
 *
 * @param quantity pieces, 1 or more
 * @param unitPrice for one piece
 */
public record OrderLine(String sku, int quantity, Money unitPrice) {

    public OrderLine {
        present(sku, "sku");
        present(unitPrice, "unitPrice");
        if (quantity < 1) {
            throw new IllegalArgumentException("quantity of " + sku + " is " + quantity + ", at least 1 is needed");
        }
    }

    public Money price() {
        return unitPrice.times(quantity);
    }
}
