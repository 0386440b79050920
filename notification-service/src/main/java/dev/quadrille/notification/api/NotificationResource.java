package dev.quadrille.notification.api;

import dev.quadrille.messaging.http.Problem;
import dev.quadrille.notification.Notifications;
import dev.quadrille.notification.Notifications.Notice;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What customers were told. */
@Path("/notifications")
@Tag(name = "notifications")
public class NotificationResource {

    private static final int MAX_PAGE = 500;

    private final Notifications notifications;

    NotificationResource(Notifications notifications) {
        this.notifications = notifications;
    }

    /** A page of messages. @param next give it as {@code before} for the next page; null on the last */
    public record NotificationPage(List<Notice> notifications, Long next) {}

    @GET
    @Operation(summary = "The newest messages to customers, in pages; recipients are masked")
    public Uni<NotificationPage> notifications(
            @QueryParam("before") Long before, @QueryParam("limit") @DefaultValue("50") int limit) {
        if (limit < 1 || limit > MAX_PAGE) {
            throw Problem.invalid("limit", "the limit is " + limit, "1 to " + MAX_PAGE);
        }
        return notifications.page(before, limit).map(page -> page(page, limit));
    }

    private static NotificationPage page(List<Notice> page, int limit) {
        return new NotificationPage(
                page, page.size() < limit ? null : page.get(limit - 1).position());
    }
}
