package dev.quadrille.messaging.access;

import dev.quadrille.messaging.http.Problem;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;

/** Who asks. */
@RequestScoped
public class Caller {

    private static final int FORBIDDEN = 403;

    private final SecurityIdentity identity;

    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** @return the one customer whose orders this caller may see and change; null: those of all */
    public String onlyCustomer() {
        return identity.hasRole(Role.OPERATOR) || identity.hasRole(Role.ADMIN)
                ? null
                : identity.getPrincipal().getName();
    }

    /** @param said how the caller wants to be called, for whom no token speaks */
    public String nameOr(String said) {
        return identity.isAnonymous() ? said : identity.getPrincipal().getName();
    }

    /** @throws Problem 403 where the caller may not act for this customer */
    public void mayActFor(String customerId) {
        String only = onlyCustomer();
        if (only != null && !only.equals(customerId)) {
            throw Problem.of(FORBIDDEN, "the customerId must be " + only + ", for whom the token speaks");
        }
    }
}
