package dev.doctorpatient.rest.scheduling;

import dev.doctorpatient.application.access.Caller;
import dev.doctorpatient.application.scheduling.Calendar;
import dev.doctorpatient.domain.directory.PatientId;
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

@Path("/patients")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Appointments")
@Authenticated
@RunOnVirtualThread
class PatientAppointmentResource {
    private final Calendar calendar;
    private final Caller caller;

    PatientAppointmentResource(Calendar calendar, Caller caller) {
        this.calendar = calendar;
        this.caller = caller;
    }

    @GET
    @Path("/{id}/appointments")
    @Operation(
            summary = "List a patient's appointments, earliest first",
            description = "The same as `/appointments/patient/{id}`.")
    public PagedJson<AppointmentJson> list(@RestPath PatientId id, @BeanParam AppointmentQuery query) {
        return PagedJson.of(calendar.ofPatient(caller.actor(), id, query.filter(), query.page()), AppointmentJson::of);
    }
}
