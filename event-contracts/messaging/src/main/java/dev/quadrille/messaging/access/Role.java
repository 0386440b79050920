package dev.quadrille.messaging.access;

import java.util.Set;

/** Who may do what, as a token's {@code groups} name it. Nothing follows from another: an admin's token says admin. */
public final class Role {

    /** Places, reads and cancels orders of its own, the ones whose {@code customerId} is the token's {@code sub}. */
    public static final String CUSTOMER = "customer";

    /** Sees all orders, sagas, stock and dead letters, and cancels any order. */
    public static final String OPERATOR = "operator";

    /** Does all that an operator does, and what changes more than one order: replay, restock, prices, rebuild, faults. */
    public static final String ADMIN = "admin";

    static final Set<String> ALL = Set.of(CUSTOMER, OPERATOR, ADMIN);

    private Role() {}
}
