package dev.quadrille.local.client;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where the replicas of the four services answer. */
public record Addresses(List<URI> order, List<URI> payment, List<URI> inventory, List<URI> notification) {

    /** The first replica of each, by the name of its service. */
    public Map<String, URI> byService() {
        Map<String, URI> first = new LinkedHashMap<>();
        first.put("order-service", order.get(0));
        first.put("payment-service", payment.get(0));
        first.put("inventory-service", inventory.get(0));
        first.put("notification-service", notification.get(0));
        return first;
    }
}
