package dev.quadrille.inventory;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How much there is of one SKU, as it is stored and shown; quantities in pieces.
 *
 * @param onHand what lies on the shelf, the reserved pieces included
 * @param reserved what is set aside for orders
 * @param shipped what has left, since the beginning
 */
public record StockLevel(String sku, long onHand, long reserved, long shipped) {

    /** What can be promised to the next order. */
    @JsonProperty
    public long available() {
        return onHand - reserved;
    }
}
