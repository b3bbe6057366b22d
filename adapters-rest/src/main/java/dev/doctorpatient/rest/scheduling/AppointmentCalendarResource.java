package dev.doctorpatient.rest.scheduling;

import dev.doctorpatient.application.access.Caller;
import dev.doctorpatient.application.scheduling.CalendarExport;
import dev.doctorpatient.domain.scheduling.AppointmentId;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/appointments")
@Tag(name = "Appointments")
@Authenticated
@RunOnVirtualThread
class AppointmentCalendarResource {
    private final CalendarExport export;
    private final Caller caller;

    AppointmentCalendarResource(CalendarExport export, Caller caller) {
        this.export = export;
        this.caller = caller;
    }

    @GET
    @Path("/{id}/calendar.ics")
    @Produces(CalendarText.MEDIA_TYPE)
    @Operation(
            summary = "Get an appointment for a calendar program",
            description =
                    "One iCalendar event, without anything clinical and without the patient's name. Whoever sees the "
                            + "appointment may.")
    @APIResponse(responseCode = "304", description = "You have it already, as `If-None-Match` says.")
    public RestResponse<String> get(
            @RestPath AppointmentId id, @RestHeader(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        return CalendarAnswer.of(List.of(export.entry(caller.actor(), id)), "appointment.ics", ifNoneMatch);
    }
}
