package dev.quadrille.messaging.http;

import dev.quadrille.messaging.ServiceStatus;
import dev.quadrille.messaging.StatusReader;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a service says of itself, for whoever looks after it. */
@Path("/status")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "status")
public class StatusResource {

    private final StatusReader reader;

    StatusResource(StatusReader reader) {
        this.reader = reader;
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
}
