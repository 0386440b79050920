package dev.quadrille.messaging.http;

import dev.quadrille.messaging.Faults;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Answers 404 in place of the routes that are not there, whatever is asked of them. */
@Provider
@OnlyWithFaults
class FaultsGate implements ContainerRequestFilter {

    private final Faults faults;

    FaultsGate(Faults faults) {
        this.faults = faults;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (!faults.allowed()) {
            throw Problem.notFound("faults are off here: start the service with QUADRILLE_FAULTS=on");
        }
    }
}
