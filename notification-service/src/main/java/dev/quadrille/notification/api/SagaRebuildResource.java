package dev.quadrille.notification.api;

import dev.quadrille.messaging.access.Caller;
import dev.quadrille.messaging.access.Role;
import dev.quadrille.messaging.http.Problem;
import dev.quadrille.notification.SagaRebuild;
import dev.quadrille.notification.SagaRebuild.Progress;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The sagas, computed again from what was heard. */
@RolesAllowed(Role.ADMIN)
@Path("/sagas/rebuild")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "sagas")
public class SagaRebuildResource {

    private static final int CONFLICT = 409;

    private final SagaRebuild rebuild;
    private final Caller caller;

    SagaRebuildResource(SagaRebuild rebuild, Caller caller) {
        this.caller = caller;
        this.rebuild = rebuild;
    }

    /** Who asks for it and why. @param dryRun only look, and write nothing */
    public record RebuildForm(String by, String reason, boolean dryRun) {}

    @POST
    @Operation(
            summary = "Computes all sagas again from their events, while the service goes on",
            description = "Writes only what differs; nobody is told anything. What became of it is to be asked for")
    @APIResponse(
            responseCode = "202",
            description = "It has begun",
            content = @Content(schema = @Schema(implementation = Progress.class)))
    @APIResponse(responseCode = "409", description = "One is under way")
    public Uni<Response> begin(RebuildForm form) {
        if (form == null) {
            throw Problem.invalid("body", "the body is missing", "{\"by\": \"your name\", \"reason\": \"why\"}");
        }
        return rebuild.ask(Decision.signed(caller.nameOr(form.by()), form.reason()), form.dryRun())
                .onItem()
                .ifNull()
                .failWith(() -> Problem.of(CONFLICT, "a rebuild is under way: GET /sagas/rebuild says how far it is"))
                .map(begun -> Response.accepted(begun).build());
    }

    @GET
    @Operation(summary = "The latest rebuild: how far it has come, and what differed")
    public Uni<Progress> latest() {
        return rebuild.latest().onItem().ifNull().failWith(() -> Problem.notFound("no rebuild was ever asked for"));
    }
}
