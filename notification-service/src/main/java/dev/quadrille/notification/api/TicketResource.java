package dev.quadrille.notification.api;

import dev.quadrille.messaging.access.Role;
import dev.quadrille.notification.LiveTickets;
import dev.quadrille.notification.LiveTickets.Ticket;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** For pages, which can send no token with a WebSocket. */
@RolesAllowed({Role.CUSTOMER, Role.OPERATOR, Role.ADMIN})
@Path("/sagas/tickets")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "sagas")
public class TicketResource {

    private static final int CREATED = 201;

    private final LiveTickets tickets;
    private final SecurityIdentity caller;

    TicketResource(LiveTickets tickets, SecurityIdentity caller) {
        this.tickets = tickets;
        this.caller = caller;
    }

    @POST
    @ResponseStatus(CREATED)
    @Operation(
            summary = "A ticket that opens the WebSocket /live?ticket= once, within half a minute",
            description = "For whoever sent the token with which it was got. The connection ends when that token does")
    public Uni<Ticket> issue() {
        return tickets.issue(caller);
    }
}
