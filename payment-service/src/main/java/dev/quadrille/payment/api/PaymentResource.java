package dev.quadrille.payment.api;

import dev.quadrille.messaging.access.Role;
import dev.quadrille.messaging.http.Problem;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What became of an order's money. */
@RolesAllowed({Role.OPERATOR, Role.ADMIN})
@Path("/payments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "payments")
public class PaymentResource {

    @GET
    @Path("/{orderId}")
    @WithSession
    @Operation(summary = "The payment of one order: CHARGED, FAILED, REFUNDED or VOIDED")
    public Uni<PaymentView> payment(UUID orderId) {
        return PaymentView.<PaymentView>findById(orderId)
                .onItem()
                .ifNull()
                .failWith(() -> Problem.notFound("no payment is known for order " + orderId));
    }
}
