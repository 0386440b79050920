package dev.quadrille.order.api;

import dev.quadrille.messaging.access.Role;
import dev.quadrille.order.ViewRebuild;
import dev.quadrille.order.ViewRebuild.Rebuilt;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What those who run the service may ask of it. */
@RolesAllowed(Role.ADMIN)
@Path("/admin")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "admin")
public class AdminResource {

    private final ViewRebuild rebuild;

    AdminResource(ViewRebuild rebuild) {
        this.rebuild = rebuild;
    }

    @POST
    @Path("/order-view/rebuild")
    @Operation(
            summary = "Makes the rows that queries read anew from the streams, while the service goes on",
            description =
                    "Answers when it is done, with the number of orders and of the rows that differed; may be repeated")
    public Uni<Rebuilt> rebuild() {
        return rebuild.all();
    }
}
