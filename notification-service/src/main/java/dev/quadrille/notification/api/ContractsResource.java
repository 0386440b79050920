package dev.quadrille.notification.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.quadrille.messaging.access.Role;
import dev.quadrille.notification.Contracts;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the services say to each other: written once, for it is another only where the service is. */
@RolesAllowed({Role.OPERATOR, Role.ADMIN})
@Path("/contracts")
@Tag(name = "contracts")
public class ContractsResource {

    private final String contracts;
    private final EntityTag tag;
    private final CacheControl askAgain = new CacheControl();

    ContractsResource(ObjectMapper json) throws JsonProcessingException {
        contracts = json.writeValueAsString(Contracts.read());
        tag = new EntityTag(UUID.nameUUIDFromBytes(contracts.getBytes(StandardCharsets.UTF_8))
                .toString());
        askAgain.setNoCache(true);
        askAgain.setNoTransform(false);
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Steps, events with their schemas, and ways back")
    @APIResponse(
            responseCode = "200",
            description = "The contracts; keep them and ask with If-None-Match whether they have changed",
            content = @Content(schema = @Schema(implementation = Contracts.class)))
    @APIResponse(responseCode = "304", description = "They have not changed")
    public Response contracts(@Context Request request) {
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        Response.ResponseBuilder answer = unchanged == null ? Response.ok(contracts) : unchanged;
        return answer.tag(tag).cacheControl(askAgain).build();
    }
}
