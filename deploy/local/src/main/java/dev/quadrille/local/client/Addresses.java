package dev.quadrille.local.client;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where the replicas of the four services answer. @param token by which they let one in; null where they let everybody */
public record Addresses(List<URI> order, List<URI> payment, List<URI> inventory, List<URI> notification, String token) {

    /** Of services that ask for no token. */
    public Addresses(List<URI> order, List<URI> payment, List<URI> inventory, List<URI> notification) {
        this(order, payment, inventory, notification, null);
    }

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
