package dev.doctorpatient.rest.scheduling;

import dev.doctorpatient.application.scheduling.CalendarExport;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.rest.shared.Refuses;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/calendar-feeds")
@Tag(name = "Appointments")
@RunOnVirtualThread
class CalendarFeedsResource {
    /** Programs know by it what they will get. */
    static final String ENDING = ".ics";

    private final CalendarExport export;

    CalendarFeedsResource(CalendarExport export) {
        this.export = export;
    }

    @GET
    @Path("/{secret}")
    @PermitAll
    @Produces(CalendarText.MEDIA_TYPE)
    @Operation(
            summary = "Read a calendar feed",
            description =
                    "For calendar programs, which cannot sign in: the secret in the address is the credential. The user's appointments "
                            + "as they may see them at this moment: the next 2,000 of the year ahead, before them some of the last 30 days; called off ones "
                            + "too, as `CANCELLED`. Nothing clinical, and no patient's name.")
    @APIResponse(responseCode = "304", description = "You have it already, as `If-None-Match` says.")
    @Refuses({ProblemCode.TOO_MANY_REQUESTS})
    public RestResponse<String> read(
            @RestPath String secret, @RestHeader(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        var token = secret.endsWith(ENDING) ? secret.substring(0, secret.length() - ENDING.length()) : secret;
        return CalendarAnswer.of(export.feed(token), "appointments.ics", ifNoneMatch);
    }
}
