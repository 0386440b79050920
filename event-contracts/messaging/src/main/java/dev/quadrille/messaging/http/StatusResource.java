package dev.quadrille.messaging.http;

import dev.quadrille.messaging.FailedAttempts;
import dev.quadrille.messaging.FailedAttempts.FailedAttempt;
import dev.quadrille.messaging.ServiceStatus;
import dev.quadrille.messaging.StatusReader;
import dev.quadrille.messaging.access.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a service says of itself, for whoever looks after it. */
@RolesAllowed({Role.OPERATOR, Role.ADMIN})
@Path("/status")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "status")
public class StatusResource {

    private final StatusReader reader;
    private final FailedAttempts attempts;

    StatusResource(StatusReader reader, FailedAttempts attempts) {
        this.reader = reader;
        this.attempts = attempts;
    }

    @GET
    @Operation(
            summary = "What this service is, and what waits in it",
            description = "At most a second old; lag is null while the broker is away. Of several replicas one answers:"
                    + " what waits is the same for all, version, faults and since are its own")
    @APIResponse(responseCode = "200", description = "As it is now")
    @APIResponse(responseCode = "503", description = "The database does not answer")
    public Uni<ServiceStatus> status() {
        return reader.now();
    }

    /** In the order in which they failed. */
    public record Attempts(List<FailedAttempt> attempts) {}

    @GET
    @Path("/orders/{orderId}")
    @Operation(
            summary = "What this service tried in vain for an order",
            description =
                    "Each attempt with its number and why it failed, in the order in which they failed; again says"
                            + " when the last is followed by the next, and is null where nothing more is to be tried")
    @APIResponse(responseCode = "200", description = "None, if nothing failed")
    @APIResponse(responseCode = "503", description = "The database does not answer")
    public Uni<Attempts> order(@PathParam("orderId") UUID orderId) {
        return attempts.of(orderId).map(Attempts::new);
    }
}
