package dev.quadrille.notification.api;

import dev.quadrille.messaging.access.Caller;
import dev.quadrille.messaging.access.Role;
import dev.quadrille.messaging.http.Problem;
import dev.quadrille.notification.BulkReplay;
import dev.quadrille.notification.DeadLetterDesk;
import dev.quadrille.notification.DeadLetterFilter;
import dev.quadrille.notification.DeadLetterPages;
import dev.quadrille.notification.DeadLetterPages.Line;
import dev.quadrille.notification.DeadLetterState;
import dev.quadrille.notification.Signature;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the services could not handle, and what is to become of it. */
@RolesAllowed({Role.OPERATOR, Role.ADMIN})
@Path("/dead-letters")
@Tag(name = "dead letters")
public class DeadLetterResource {

    private static final String SIGNED = "{\"by\": \"your name\", \"reason\": \"why\"}";

    private final DeadLetterPages pages;
    private final DeadLetterDesk desk;
    private final BulkReplay bulk;
    private final Caller caller;

    DeadLetterResource(DeadLetterPages pages, DeadLetterDesk desk, BulkReplay bulk, Caller caller) {
        this.pages = pages;
        this.desk = desk;
        this.bulk = bulk;
        this.caller = caller;
    }

    /** A page of dead letters. @param next give it as {@code after} for the next page; null on the last */
    public record DeadLetterPage(List<Line> deadLetters, UUID next) {}

    /** That a dead letter is on its way back. @param replayId as the service will know it */
    public record Replayed(UUID replayId) {}

    /** Many at once. @param filter which of the open letters; empty: all */
    public record BulkForm(DeadLetterQuery filter, String by, String reason) {}

    @GET
    @Operation(summary = "Dead letters, newest first, in pages")
    public Uni<DeadLetterPage> deadLetters(
            @Parameter(description = "such as payment-service") @QueryParam("service") String service,
            @Parameter(schema = @Schema(implementation = DeadLetterState.class)) @QueryParam("state") String state,
            @Parameter(description = "such as order.created.v2") @QueryParam("type") String type,
            @Parameter(description = "where it was read") @QueryParam("topic") String topic,
            @Parameter(schema = @Schema(implementation = UUID.class)) @QueryParam("orderId") String orderId,
            @Parameter(description = "a part of the cause") @QueryParam("cause") String cause,
            @Parameter(description = "UTC, like 2026-12-01T12:00:00Z") @QueryParam("since") String since,
            @Parameter(description = "UTC, the first moment that is too late") @QueryParam("until") String until,
            @Parameter(description = "the next of the page before", schema = @Schema(implementation = UUID.class))
                    @QueryParam("after")
                    String after,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "500"))
                    @QueryParam("limit")
                    @DefaultValue("50")
                    String limit) {
        Parameters parameters = new Parameters();
        DeadLetterFilter filter =
                new DeadLetterQuery(service, state, type, topic, orderId, cause, since, until).filter(parameters);
        UUID last = parameters.read("after", after, Parameters::uuid, "the next of the page before");
        int size = parameters.limit(limit);
        parameters.check();
        return pages.page(filter, last, size).map(letters -> page(letters, size));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One whole dead letter, with what was done to it; personal data is masked")
    public Uni<DeadLetterView> deadLetter(UUID id) {
        return pages.whole(id)
                .onItem()
                .ifNull()
                .failWith(() -> Problem.notFound("dead letter " + id + " is not known here"))
                .map(DeadLetterView::of);
    }

    @RolesAllowed(Role.ADMIN)
    @POST
    @Path("/{id}/replay")
    @Operation(summary = "Sends a dead letter back to its service, as it came or corrected")
    @APIResponse(
            responseCode = "202",
            description = "It is on its way; a replay that fails comes back as a new dead letter",
            content = @Content(schema = @Schema(implementation = Replayed.class)))
    @APIResponse(responseCode = "409", description = "It was replayed or parked before, or there is no copy to send")
    @APIResponse(responseCode = "422", description = "What was corrected could not be read by its service either")
    public Uni<Response> replay(UUID id, ReplayForm form) {
        present(form);
        return desk.replay(id, form.wish(), signed(form.by(), form.reason()))
                .map(replay -> Response.accepted(new Replayed(replay)).build());
    }

    @RolesAllowed(Role.ADMIN)
    @POST
    @Path("/{id}/park")
    @Operation(summary = "Puts an open dead letter aside: it needs nothing more")
    @APIResponse(responseCode = "204", description = "It is parked")
    @APIResponse(responseCode = "409", description = "It is not open")
    public Uni<Void> park(UUID id, Decision decision) {
        present(decision);
        return desk.park(id, signed(decision.by(), decision.reason()));
    }

    @RolesAllowed(Role.ADMIN)
    @POST
    @Path("/replay")
    @Operation(summary = "Sends the open dead letters that fit a filter back as they came, 10,000 at most")
    @APIResponse(
            responseCode = "202",
            description = "They are on their way; ask again for those that remain",
            content = @Content(schema = @Schema(implementation = BulkReplay.Outcome.class)))
    public Uni<Response> replayAll(BulkForm form) {
        present(form);
        Parameters parameters = new Parameters();
        if (form.filter() == null) {
            parameters.refuse("filter", "the filter is missing", "{} for every open letter, or parts of a query");
            parameters.check();
        }
        DeadLetterFilter filter = form.filter().filter(parameters);
        if (filter.state() != null && filter.state() != DeadLetterState.OPEN) {
            parameters.refuse("state", "only open letters are replayed in bulk", "OPEN, or nothing");
        }
        parameters.check();
        return bulk.replay(filter, signed(form.by(), form.reason()))
                .map(outcome -> Response.accepted(outcome).build());
    }

    /** Whom a token speaks for signs by that name. */
    private Signature signed(String by, String reason) {
        return Decision.signed(caller.nameOr(by), reason);
    }

    private static void present(Object form) {
        if (form == null) {
            throw Problem.invalid("body", "the body is missing", SIGNED);
        }
    }

    private static DeadLetterPage page(List<Line> letters, int limit) {
        return new DeadLetterPage(
                letters, letters.size() < limit ? null : letters.get(limit - 1).id());
    }
}
