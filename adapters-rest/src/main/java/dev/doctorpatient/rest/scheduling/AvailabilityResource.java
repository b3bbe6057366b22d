package dev.doctorpatient.rest.scheduling;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.doctorpatient.application.access.Caller;
import dev.doctorpatient.application.scheduling.DoctorAvailability;
import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.scheduling.Schedule;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.rest.shared.FreeSlotJson;
import dev.doctorpatient.rest.shared.PagedJson;
import dev.doctorpatient.rest.shared.PartialUpdate;
import dev.doctorpatient.rest.shared.Refuses;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

@Path("/doctors")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Appointments")
@Authenticated
@RunOnVirtualThread
class AvailabilityResource {
    @Schema(name = "AvailabilityChanges")
    record Changes(
            @Nullable List<@Valid @NotNull WeeklyHoursBody> weekly,
            @Nullable List<@Valid @NotNull DateExceptionBody> exceptions) {
        static Changes of(Schedule schedule) {
            return new Changes(
                    schedule.weekly().stream().map(WeeklyHoursBody::of).toList(),
                    schedule.exceptions().stream().map(DateExceptionBody::of).toList());
        }

        Schedule toDomain() {
            var hours = weekly == null ? List.<WeeklyHoursBody>of() : weekly;
            var dates = exceptions == null ? List.<DateExceptionBody>of() : exceptions;
            return new Schedule(
                    IntStream.range(0, hours.size())
                            .mapToObj(number -> hours.get(number).toDomain("weekly." + number))
                            .toList(),
                    dates.stream().map(DateExceptionBody::toDomain).toList());
        }
    }

    private final DoctorAvailability availability;
    private final PartialUpdate partialUpdate;
    private final Caller caller;

    AvailabilityResource(DoctorAvailability availability, PartialUpdate partialUpdate, Caller caller) {
        this.availability = availability;
        this.partialUpdate = partialUpdate;
        this.caller = caller;
    }

    @GET
    @Path("/{id}/availability")
    @Operation(
            summary = "Get the hours that a doctor has laid down",
            description =
                    "In local time of the doctor's `time_zone`. Without weekly hours the shift of the doctor's profile applies "
                            + "to every day, and without a shift the doctor can be booked at any time.")
    public AvailabilityJson get(@RestPath DoctorId id) {
        return AvailabilityJson.of(id, availability.get(caller.actor(), id));
    }

    @PUT
    @Path("/{id}/availability")
    @RequestBodySchema(Changes.class)
    @Operation(
            summary = "Lay down a doctor's hours",
            description =
                    "The doctor may, and administrators. Each of the two lists is replaced as a whole if it is sent, and cleared "
                            + "by null. Hours that end before they start cross midnight; hours that end when they start last a "
                            + "whole day. An exception takes the place of the hours that start on its date, everywhere or at one "
                            + "hospital; without hours it closes the date. Appointments that are booked stay where they are.")
    @Refuses({ProblemCode.NOT_MAPPED})
    public AvailabilityJson change(@RestPath DoctorId id, @NotNull ObjectNode changes) {
        return AvailabilityJson.of(id, availability.change(caller.actor(), id, state -> partialUpdate
                .over(Changes.of(state), changes)
                .toDomain()));
    }

    @GET
    @Path("/{id}/slots")
    @Operation(
            summary = "Find free slots of a doctor, earliest first",
            description =
                    "They lie wholly between `from` (else now) and `to` (else seven days later, at most 31), one after another "
                            + "from the start of the doctor's hours, by the clock on the wall. All are on one page unless `limit` "
                            + "says otherwise. With `hospital_id` only those at that place; where the doctor does not work there "
                            + "are none. To patients only those are shown that they may book.")
    public PagedJson<FreeSlotJson> slots(@RestPath DoctorId id, @BeanParam SlotQuery query) {
        return query.page(availability.freeSlots(caller.actor(), id, query.toDomain()));
    }
}
