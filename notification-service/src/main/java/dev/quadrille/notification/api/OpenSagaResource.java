package dev.quadrille.notification.api;

import dev.quadrille.messaging.access.Role;
import dev.quadrille.notification.SagaOverview;
import dev.quadrille.notification.SagaOverview.Overview;
import dev.quadrille.notification.StuckSagas;
import dev.quadrille.notification.StuckSagas.Stuck;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** All sagas at once: what those under way wait for, and how those ended that did lately. */
@RolesAllowed({Role.OPERATOR, Role.ADMIN})
@Path("/sagas")
@Tag(name = "sagas")
public class OpenSagaResource {

    private static final int A_WEEK = 604_800;

    private final SagaOverview overview;
    private final StuckSagas stuck;

    OpenSagaResource(SagaOverview overview, StuckSagas stuck) {
        this.overview = overview;
        this.stuck = stuck;
    }

    @GET
    @Path("/overview")
    @Operation(
            summary = "How sagas ended in the last 15 minutes, and what those under way wait for; up to a second old")
    public Uni<Overview> overview() {
        return overview.now();
    }

    @GET
    @Path("/stuck")
    @Operation(summary = "Sagas that have been under way for long, by what they wait for; up to a second old")
    public Uni<Stuck> stuck(
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "0", maximum = "604800"))
                    @QueryParam("olderThanSeconds")
                    @DefaultValue("10")
                    String olderThanSeconds) {
        Parameters parameters = new Parameters();
        Integer seconds = parameters.read(
                "olderThanSeconds", olderThanSeconds, text -> Parameters.number(text, 0, A_WEEK), "0 to " + A_WEEK);
        parameters.check();
        return stuck.olderThan(seconds);
    }
}
