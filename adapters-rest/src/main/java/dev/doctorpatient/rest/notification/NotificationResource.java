package dev.doctorpatient.rest.notification;

import dev.doctorpatient.application.access.Caller;
import dev.doctorpatient.application.notification.NotificationInbox;
import dev.doctorpatient.domain.notification.Notification;
import dev.doctorpatient.domain.notification.NotificationId;
import dev.doctorpatient.domain.notification.NotificationKind;
import dev.doctorpatient.domain.shared.ResourceType;
import dev.doctorpatient.rest.shared.PagedJson;
import dev.doctorpatient.rest.shared.QueryValues;
import dev.doctorpatient.rest.shared.WireNames;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/notifications")
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "Notifications",
        description = "What happened while you were away. See also its socket in the introduction.")
@Authenticated
@RunOnVirtualThread
class NotificationResource {
    @Schema(name = "ResourceReference")
    record ResourceJson(
            @Schema(implementation = ResourceType.class) String type, UUID id) {}

    record NotificationJson(
            UUID id,
            @Schema(implementation = NotificationKind.class) String kind,
            String title,
            @Nullable String details,
            ResourceJson resource,
            UUID patientId,
            boolean isRead,
            Instant createdAt) {
        static NotificationJson of(Notification notification) {
            var resource = notification.resource();
            return new NotificationJson(
                    notification.id().value(),
                    WireNames.of(notification.kind()),
                    notification.title(),
                    notification.details(),
                    new ResourceJson(WireNames.of(resource.type()), resource.id()),
                    notification.patient().value(),
                    notification.read(),
                    notification.createdAt());
        }
    }

    private final NotificationInbox inbox;
    private final Caller caller;

    NotificationResource(NotificationInbox inbox, Caller caller) {
        this.inbox = inbox;
        this.caller = caller;
    }

    @GET
    @Operation(
            summary = "List what you were told",
            description =
                    "Your own notifications, newest first. One that concerns a patient with whom you have nothing to do any"
                            + " more is not listed.")
    public PagedJson<NotificationJson> list(
            @RestQuery("is_read") @Nullable String isRead,
            @RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor) {
        var read = QueryValues.flag("is_read", isRead);
        return PagedJson.of(inbox.list(caller.actor(), read, PagedJson.request(limit, cursor)), NotificationJson::of);
    }

    @PUT
    @Path("/{id}/read")
    @Operation(
            summary = "Mark a notification as read",
            description =
                    "Once more changes nothing. Reading all messages of a chat does the same for its notification.")
    public NotificationJson read(@RestPath NotificationId id) {
        return NotificationJson.of(inbox.markRead(caller.actor(), id));
    }
}
