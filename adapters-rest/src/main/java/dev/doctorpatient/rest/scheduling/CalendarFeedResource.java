package dev.doctorpatient.rest.scheduling;

import dev.doctorpatient.application.access.Caller;
import dev.doctorpatient.application.scheduling.CalendarSubscription;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.rest.shared.ApiBase;
import dev.doctorpatient.rest.shared.Refuses;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/calendar-feed")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Appointments")
@Authenticated
@RunOnVirtualThread
class CalendarFeedResource {
    record CalendarFeedJson(Instant createdAt) {}

    record OpenedFeedJson(String link, Instant createdAt) {}

    private final CalendarSubscription subscription;
    private final ApiBase base;
    private final Caller caller;

    CalendarFeedResource(CalendarSubscription subscription, ApiBase base, Caller caller) {
        this.subscription = subscription;
        this.base = base;
        this.caller = caller;
    }

    @POST
    @ResponseStatus(201)
    @Operation(
            summary = "Open your calendar feed, or give it another address",
            description =
                    "The `link` holds a secret, is told this once, and can be read by whoever knows it; an address that the feed had "
                            + "before is good for nothing any more. Administrators have no calendar of their own.")
    public OpenedFeedJson open() {
        var issued = subscription.open(caller.actor());
        return new OpenedFeedJson(
                base.path() + "/calendar-feeds/" + issued.secret() + CalendarFeedsResource.ENDING,
                issued.feed().createdAt());
    }

    @GET
    @Operation(
            summary = "Find out whether your calendar feed is open",
            description = "404 if it is not. Its address is told only when it is opened.")
    @Refuses({ProblemCode.NOT_FOUND})
    public CalendarFeedJson get() {
        return new CalendarFeedJson(subscription.get(caller.actor()).createdAt());
    }

    @DELETE
    @Operation(
            summary = "Close your calendar feed",
            description = "Its address is good for nothing any more. One that is closed stays closed.")
    public void close() {
        subscription.close(caller.actor());
    }
}
