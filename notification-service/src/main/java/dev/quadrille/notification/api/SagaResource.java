package dev.quadrille.notification.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.quadrille.contracts.CancellationReason;
import dev.quadrille.messaging.access.Role;
import dev.quadrille.messaging.http.Problem;
import dev.quadrille.notification.DeadLetterPages;
import dev.quadrille.notification.DeadLetterPages.Line;
import dev.quadrille.notification.Expected;
import dev.quadrille.notification.SagaStatus;
import dev.quadrille.notification.Timeline;
import dev.quadrille.notification.Timeline.Entry;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where every saga stands, and how it got there. */
@RolesAllowed({Role.OPERATOR, Role.ADMIN})
@Path("/sagas")
@Tag(name = "sagas")
public class SagaResource {

    private final SagaPages pages;
    private final Timeline timeline;
    private final DeadLetterPages deadLetters;

    SagaResource(SagaPages pages, Timeline timeline, DeadLetterPages deadLetters) {
        this.pages = pages;
        this.timeline = timeline;
        this.deadLetters = deadLetters;
    }

    /** A page of sagas, perhaps not full. @param next give it as {@code after} for the next page; null on the last */
    public record SagaPage(List<SagaView> sagas, UUID next) {}

    /**
     * A saga and all that was heard about it, each event after its cause.
     *
     * @param eventsKept false where it ended so long ago that its events were forgotten
     * @param deadLetters what got stuck on the way
     * @param awaited what it waits for; nothing once it has ended
     */
    public record SagaStory(
            @JsonUnwrapped SagaView saga,
            List<Entry> events,
            boolean eventsKept,
            List<Line> deadLetters,
            List<Expected> awaited) {}

    @GET
    @Operation(summary = "Sagas, newest first, in pages; a page is not full where too many had to be looked at for it")
    public Uni<SagaPage> sagas(
            @Parameter(schema = @Schema(implementation = SagaStatus.class)) @QueryParam("status") String status,
            @Parameter(schema = @Schema(implementation = CancellationReason.class)) @QueryParam("reason") String reason,
            @QueryParam("customerId") String customerId,
            @Parameter(description = "placed at this time or later: UTC, like 2026-12-01T12:00:00Z")
                    @QueryParam("since")
                    String since,
            @Parameter(description = "UTC, the first moment that is too late") @QueryParam("until") String until,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "0")) @QueryParam("minDurationMs")
                    String minDurationMs,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "0")) @QueryParam("maxDurationMs")
                    String maxDurationMs,
            @Parameter(description = "the next of the page before", schema = @Schema(implementation = UUID.class))
                    @QueryParam("after")
                    String after,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "500"))
                    @QueryParam("limit")
                    @DefaultValue("50")
                    String limit) {
        Parameters parameters = new Parameters();
        SagaFilter filter = new SagaQuery(status, reason, customerId, since, until, minDurationMs, maxDurationMs)
                .filter(parameters);
        UUID last = parameters.read("after", after, Parameters::uuid, "the next of the page before");
        int size = parameters.limit(limit);
        parameters.check();
        return pages.page(filter, last, size);
    }

    /** Three reads, one after the other: a session kept over all would hold one connection and wait for another. */
    @GET
    @Path("/{orderId}")
    @Operation(summary = "One saga with its timeline; personal data is masked")
    public Uni<SagaStory> saga(UUID orderId) {
        return Panache.withSession(() -> SagaView.<SagaView>findById(orderId))
                .onItem()
                .ifNull()
                .failWith(() -> Problem.notFound("nothing was heard about order " + orderId))
                .chain(this::story);
    }

    private Uni<SagaStory> story(SagaView saga) {
        return timeline.of(saga.orderId)
                .chain(events -> deadLetters
                        .of(saga.orderId)
                        .map(letters -> new SagaStory(
                                saga, events, Timeline.isWhole(events, saga.steps), letters, awaited(saga, events))));
    }

    /** What was heard of one that has ended may have been forgotten since, in part. */
    private static List<Expected> awaited(SagaView saga, List<Entry> events) {
        return saga.status == SagaStatus.RUNNING ? Expected.after(events) : List.of();
    }
}
