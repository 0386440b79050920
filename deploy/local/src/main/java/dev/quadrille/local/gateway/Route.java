package dev.quadrille.local.gateway;

import static dev.quadrille.local.ServiceName.INVENTORY;
import static dev.quadrille.local.ServiceName.NOTIFICATION;
import static dev.quadrille.local.ServiceName.ORDER;
import static dev.quadrille.local.ServiceName.PAYMENT;

import dev.quadrille.local.ServiceName;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;

/** Which paths of the one address belong to which service. What stands in none of them is not to be had there. */
public enum Route {
    ORDERS("/api/orders", ORDER),
    PRODUCTS("/api/products", ORDER),
    PAYMENTS("/api/payments", PAYMENT),
    STOCK("/api/stock", INVENTORY),
    RESERVATIONS("/api/reservations", INVENTORY),
    SAGAS("/api/sagas", NOTIFICATION),
    NOTIFICATIONS("/api/notifications", NOTIFICATION),
    DEAD_LETTERS("/api/dead-letters", NOTIFICATION),
    LIVE("/live", NOTIFICATION),
    CONSOLE("/console", NOTIFICATION),
    FRONT_PAGE("/", NOTIFICATION);

    private static final String API = "/api";

    private final String prefix;
    private final ServiceName service;

    Route(String prefix, ServiceName service) {
        this.prefix = prefix;
        this.service = service;
    }

    static Optional<Route> of(String path) {
        return Arrays.stream(values()).filter(route -> route.has(path)).findFirst();
    }

    public String prefix() {
        return prefix;
    }

    public ServiceName service() {
        return service;
    }

    /** What the service itself calls it. */
    static String uriBehind(String uri) {
        return uri.startsWith(API + "/") ? uri.substring(API.length()) : uri;
    }

    /** How a place that the service names in an answer is called here; what it is not to be had by stays as it is. */
    static String uriInFront(String location) {
        URI place = URI.create(location);
        if (of(API + place.getRawPath()).isEmpty()) {
            return location;
        }
        return API + place.getRawPath() + (place.getRawQuery() == null ? "" : "?" + place.getRawQuery());
    }

    private boolean has(String path) {
        return path.equals(prefix) || this != FRONT_PAGE && path.startsWith(prefix + "/");
    }
}
