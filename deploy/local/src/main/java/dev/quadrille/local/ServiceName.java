package dev.quadrille.local;

import java.util.Arrays;

/** The four services, where each listens unless told otherwise, and whose database it alone may use. */
public enum ServiceName {
    ORDER("order-service", 8081, "orders"),
    PAYMENT("payment-service", 8082, "payments"),
    INVENTORY("inventory-service", 8083, "inventory"),
    NOTIFICATION("notification-service", 8084, "notifications");

    private final String text;
    private final int standardPort;
    private final String database;

    ServiceName(String text, int standardPort, String database) {
        this.text = text;
        this.standardPort = standardPort;
        this.database = database;
    }

    int standardPort() {
        return standardPort;
    }

    /** Also the name and the password of the one role that may connect to it. */
    public String database() {
        return database;
    }

    @Override
    public String toString() {
        return text;
    }

    static ServiceName of(String text) {
        for (ServiceName name : values()) {
            if (name.text.equals(text)) {
                return name;
            }
        }
        throw new LocalFailure(
                "there is no service '%s'; the services are %s".formatted(text, Arrays.toString(values())));
    }
}
