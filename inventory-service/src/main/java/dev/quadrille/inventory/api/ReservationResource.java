package dev.quadrille.inventory.api;

import dev.quadrille.messaging.access.Role;
import dev.quadrille.messaging.http.Problem;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What became of an order's goods. */
@RolesAllowed({Role.OPERATOR, Role.ADMIN})
@Path("/reservations")
@Tag(name = "reservations")
public class ReservationResource {

    @GET
    @Path("/{orderId}")
    @WithSession
    @Operation(summary = "The goods of one order: RESERVED, REJECTED, SHIPPED, UNSHIPPABLE, RELEASED or VOIDED")
    public Uni<ReservationView> reservation(UUID orderId) {
        return ReservationView.<ReservationView>findById(orderId)
                .onItem()
                .ifNull()
                .failWith(() -> Problem.notFound("no reservation is known for order " + orderId));
    }
}
