package dev.quadrille.notification.api;

import dev.quadrille.messaging.access.Role;
import dev.quadrille.notification.Notifications;
import dev.quadrille.notification.Notifications.Notice;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What customers were told. */
@RolesAllowed({Role.OPERATOR, Role.ADMIN})
@Path("/notifications")
@Tag(name = "notifications")
public class NotificationResource {

    private final Notifications notifications;

    NotificationResource(Notifications notifications) {
        this.notifications = notifications;
    }

    /** A page of messages. @param next give it as {@code before} for the next page; null on the last */
    public record NotificationPage(List<Notice> notifications, Long next) {}

    @GET
    @Operation(summary = "The newest messages to customers, in pages; recipients are masked")
    public Uni<NotificationPage> notifications(
            @Parameter(description = "the next of the page before", schema = @Schema(implementation = Long.class))
                    @QueryParam("before")
                    String before,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "500"))
                    @QueryParam("limit")
                    @DefaultValue("50")
                    String limit) {
        Parameters parameters = new Parameters();
        Long last = parameters.read("before", before, Long::valueOf, "the next of the page before");
        int size = parameters.limit(limit);
        parameters.check();
        return notifications.page(last, size).map(page -> page(page, size));
    }

    private static NotificationPage page(List<Notice> page, int limit) {
        return new NotificationPage(
                page, page.size() < limit ? null : page.get(limit - 1).position());
    }
}
