package dev.quadrille.local.gateway;

import static dev.quadrille.local.ServiceName.INVENTORY;
import static dev.quadrille.local.ServiceName.NOTIFICATION;
import static dev.quadrille.local.ServiceName.ORDER;
import static dev.quadrille.local.ServiceName.PAYMENT;

import dev.quadrille.local.ServiceName;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;

/**
 * Which paths of the one address belong to which service, and what stands in front of the path that the service itself knows.
 * What stands in none of them is not to be had there.
 */
public enum Route {
    ORDERS(Route.API, "/orders", ORDER),
    PRODUCTS(Route.API, "/products", ORDER),
    PAYMENTS(Route.API, "/payments", PAYMENT),
    STOCK(Route.API, "/stock", INVENTORY),
    RESERVATIONS(Route.API, "/reservations", INVENTORY),
    SAGAS(Route.API, "/sagas", NOTIFICATION),
    CONTRACTS(Route.API, "/contracts", NOTIFICATION),
    NOTIFICATIONS(Route.API, "/notifications", NOTIFICATION),
    DEAD_LETTERS(Route.API, "/dead-letters", NOTIFICATION),
    ORDER_STATUS(own(ORDER), Route.STATUS, ORDER),
    ORDER_FAULTS(own(ORDER), Route.FAULTS, ORDER),
    PAYMENT_STATUS(own(PAYMENT), Route.STATUS, PAYMENT),
    PAYMENT_FAULTS(own(PAYMENT), Route.FAULTS, PAYMENT),
    INVENTORY_STATUS(own(INVENTORY), Route.STATUS, INVENTORY),
    INVENTORY_FAULTS(own(INVENTORY), Route.FAULTS, INVENTORY),
    NOTIFICATION_STATUS(own(NOTIFICATION), Route.STATUS, NOTIFICATION),
    NOTIFICATION_FAULTS(own(NOTIFICATION), Route.FAULTS, NOTIFICATION),
    LIVE("", "/live", NOTIFICATION),
    CONSOLE("", "/console", NOTIFICATION),
    FRONT_PAGE("", "/", NOTIFICATION);

    private static final String API = "/api";
    private static final String STATUS = "/status";
    private static final String FAULTS = "/faults";

    private final String front;
    private final String behind;
    private final ServiceName service;

    Route(String front, String behind, ServiceName service) {
        this.front = front;
        this.behind = behind;
        this.service = service;
    }

    /** In front of the paths that every service has, so that each has an address. */
    private static String own(ServiceName service) {
        return API + "/" + service;
    }

    static Optional<Route> of(String path) {
        return Arrays.stream(values()).filter(route -> route.has(path)).findFirst();
    }

    public String prefix() {
        return front + behind;
    }

    /** Its path as the service itself knows it. */
    public String behind() {
        return behind;
    }

    public ServiceName service() {
        return service;
    }

    /** Whether it leads to what may be made to go wrong: nothing for production. */
    public boolean isForTrials() {
        return behind.equals(FAULTS);
    }

    /** What the service itself calls it. */
    static String uriBehind(String uri) {
        int query = uri.indexOf('?');
        return of(query < 0 ? uri : uri.substring(0, query))
                .map(route -> uri.substring(route.front.length()))
                .orElse(uri);
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
        return path.equals(prefix()) || this != FRONT_PAGE && path.startsWith(prefix() + "/");
    }
}
