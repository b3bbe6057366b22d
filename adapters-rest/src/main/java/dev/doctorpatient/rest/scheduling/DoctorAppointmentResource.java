package dev.doctorpatient.rest.scheduling;

import dev.doctorpatient.application.access.Caller;
import dev.doctorpatient.application.scheduling.Calendar;
import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.rest.shared.PagedJson;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/doctors")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Appointments")
@Authenticated
@RunOnVirtualThread
class DoctorAppointmentResource {
    private final Calendar calendar;
    private final Caller caller;

    DoctorAppointmentResource(Calendar calendar, Caller caller) {
        this.calendar = calendar;
        this.caller = caller;
    }

    @GET
    @Path("/{id}/appointments")
    @Operation(
            summary = "List a doctor's appointments, earliest first",
            description = "The same as `/appointments/doctor/{id}`.")
    public PagedJson<AppointmentJson> list(@RestPath DoctorId id, @BeanParam AppointmentQuery query) {
        return PagedJson.of(calendar.ofDoctor(caller.actor(), id, query.filter(), query.page()), AppointmentJson::of);
    }
}
