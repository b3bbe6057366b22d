package dev.doctorpatient.rest.scheduling;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.doctorpatient.application.access.Caller;
import dev.doctorpatient.application.scheduling.AppointmentBooking;
import dev.doctorpatient.application.scheduling.AppointmentBooking.Editable;
import dev.doctorpatient.application.scheduling.AppointmentProgress;
import dev.doctorpatient.application.scheduling.Calendar;
import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.HospitalId;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.scheduling.Appointment;
import dev.doctorpatient.domain.scheduling.AppointmentId;
import dev.doctorpatient.domain.scheduling.AppointmentStatus;
import dev.doctorpatient.domain.scheduling.AppointmentType;
import dev.doctorpatient.domain.scheduling.Extras;
import dev.doctorpatient.domain.scheduling.TimeSlot;
import dev.doctorpatient.domain.shared.IdempotencyKey;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.rest.shared.PagedJson;
import dev.doctorpatient.rest.shared.PartialUpdate;
import dev.doctorpatient.rest.shared.Refuses;
import dev.doctorpatient.rest.shared.Revisions;
import dev.doctorpatient.rest.shared.WireNames;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/appointments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "Appointments",
        description = "A doctor and a patient at a time. No two of one doctor, nor of one patient, ever overlap.")
@Authenticated
@RunOnVirtualThread
class AppointmentResource {
    private static final int DEFAULT_MINUTES = 30;

    @Schema(name = "NewAppointment")
    record Booking(
            @NotNull UUID doctorId,
            @NotNull UUID patientId,
            @NotNull Instant timeSlot,
            @Nullable Integer durationMinutes,
            @Nullable UUID hospitalId,

            @Schema(implementation = AppointmentType.class) @NotNull
            String type,

            @Nullable ObjectNode extras) {}

    @Schema(name = "AppointmentChanges")
    record Changes(
            @NotNull Instant timeSlot,
            @NotNull Integer durationMinutes,

            @Schema(implementation = AppointmentType.class) @NotNull
            String type,

            @Nullable ObjectNode extras) {}

    @Schema(name = "AppointmentStatusChange")
    record StatusChange(
            @Schema(implementation = AppointmentStatus.class) @NotNull
            String status) {}

    record CancellationRequest(@NotNull String cancellationReason) {}

    private final AppointmentBooking booking;
    private final AppointmentProgress progress;
    private final Calendar calendar;
    private final PartialUpdate partialUpdate;
    private final ObjectMapper json;
    private final Caller caller;

    AppointmentResource(
            AppointmentBooking booking,
            AppointmentProgress progress,
            Calendar calendar,
            PartialUpdate partialUpdate,
            ObjectMapper json,
            Caller caller) {
        this.booking = booking;
        this.progress = progress;
        this.calendar = calendar;
        this.partialUpdate = partialUpdate;
        this.json = json;
        this.caller = caller;
    }

    @POST
    @Operation(
            summary = "Book an appointment",
            description =
                    "Patients book with doctors who are assigned to them or work where they are registered, doctors "
                            + "with their patients, hospitals at their own place, administrators anything. It must lie in the "
                            + "future and, unless it is an emergency, wholly inside the doctor's shift. A new one is "
                            + "`scheduled`. If the time is taken, `alternatives` has the next three free slots. With an "
                            + "`Idempotency-Key` the request can be sent again, for a day at least: it books once.")
    @APIResponse(
            responseCode = "201",
            description = "Booked.",
            headers =
                    @Header(
                            name = "ETag",
                            description = "The version, for `If-Match`.",
                            schema = @Schema(type = SchemaType.STRING)))
    @Refuses({
        ProblemCode.TIME_SLOT_TAKEN,
        ProblemCode.IDEMPOTENCY_KEY_REUSED,
        ProblemCode.OUTSIDE_SHIFT,
        ProblemCode.IN_THE_PAST,
        ProblemCode.TOO_SHORT_NOTICE,
        ProblemCode.TOO_FAR_AHEAD,
        ProblemCode.NOT_MAPPED
    })
    public RestResponse<AppointmentJson> book(
            @RestHeader("Idempotency-Key") @Nullable String idempotencyKey, @Valid @NotNull Booking request) {
        var booked = booking.book(
                caller.actor(),
                new AppointmentBooking.Request(
                        new DoctorId(request.doctorId()),
                        new PatientId(request.patientId()),
                        request.hospitalId() == null ? null : new HospitalId(request.hospitalId()),
                        slot(request.timeSlot(), request.durationMinutes()),
                        type(request.type()),
                        extras(request.extras())),
                idempotencyKey == null ? null : new IdempotencyKey(idempotencyKey));
        var appointment = booked.appointment();
        return Revisions.created(
                "appointments/" + appointment.id().value(),
                appointment.revision(),
                AppointmentJson.of(appointment),
                booked.repeated());
    }

    @GET
    @Operation(
            summary = "List the appointments that you may see, earliest first",
            description = "All filters can be combined.")
    public PagedJson<AppointmentJson> list(@BeanParam AppointmentQuery query) {
        return PagedJson.of(calendar.list(caller.actor(), query.filter(), query.page()), AppointmentJson::of);
    }

    @GET
    @Path("/doctor/{id}")
    @Operation(
            summary = "List a doctor's appointments, earliest first",
            description = "Of them those that you may see, with the filters of all lists of appointments.")
    public PagedJson<AppointmentJson> ofDoctor(@RestPath DoctorId id, @BeanParam AppointmentQuery query) {
        return PagedJson.of(calendar.ofDoctor(caller.actor(), id, query.filter(), query.page()), AppointmentJson::of);
    }

    @GET
    @Path("/patient/{id}")
    @Operation(
            summary = "List a patient's appointments, earliest first",
            description = "Of them those that you may see, with the filters of all lists of appointments.")
    public PagedJson<AppointmentJson> ofPatient(@RestPath PatientId id, @BeanParam AppointmentQuery query) {
        return PagedJson.of(calendar.ofPatient(caller.actor(), id, query.filter(), query.page()), AppointmentJson::of);
    }

    @GET
    @Path("/hospital/{id}")
    @Operation(
            summary = "List the appointments at a hospital, earliest first",
            description = "Of them those that you may see, with the filters of all lists of appointments.")
    public PagedJson<AppointmentJson> atHospital(@RestPath HospitalId id, @BeanParam AppointmentQuery query) {
        return PagedJson.of(calendar.atHospital(caller.actor(), id, query.filter(), query.page()), AppointmentJson::of);
    }

    @GET
    @Path("/{id}")
    @Operation(
            summary = "Get an appointment",
            description = "Its doctor, the patient's users, its hospital and administrators may; to others it looks "
                    + "missing.")
    @APIResponse(responseCode = "304", description = "You have it already, as `If-None-Match` says.")
    public RestResponse<AppointmentJson> get(
            @RestPath AppointmentId id, @RestHeader(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        var appointment = calendar.get(caller.actor(), id);
        return Revisions.unlessKnown(ifNoneMatch, appointment.revision(), AppointmentJson.of(appointment));
    }

    @GET
    @Path("/{id}/history")
    @Operation(
            summary = "Read what became of an appointment, oldest first",
            description = "Each state with the change that led to it: whoever sees the appointment may.")
    public PagedJson<AppointmentRevisionJson> history(
            @RestPath AppointmentId id, @RestQuery @Nullable String limit, @RestQuery @Nullable String cursor) {
        return PagedJson.of(
                calendar.history(caller.actor(), id, PagedJson.request(limit, cursor)), AppointmentRevisionJson::of);
    }

    @PUT
    @Path("/{id}")
    @RequestBodySchema(Changes.class)
    @Operation(
            summary = "Move an appointment, or change its type or extras",
            description =
                    "Whoever sees it may; the new time must be free as for a booking, else the old one is kept. The status "
                            + "has an operation of its own. With `If-Match` only the version that you know is changed.")
    @Refuses({
        ProblemCode.TIME_SLOT_TAKEN,
        ProblemCode.OUTSIDE_SHIFT,
        ProblemCode.IN_THE_PAST,
        ProblemCode.TOO_SHORT_NOTICE,
        ProblemCode.TOO_FAR_AHEAD,
        ProblemCode.NOT_MAPPED,
        ProblemCode.INVALID_STATUS_TRANSITION,
        ProblemCode.PRECONDITION_FAILED
    })
    public RestResponse<AppointmentJson> revise(
            @RestPath AppointmentId id,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull ObjectNode changes) {
        return answer(
                booking.revise(caller.actor(), id, Revisions.precondition(ifMatch), state -> edited(state, changes)));
    }

    @PUT
    @Path("/{id}/status")
    @Operation(
            summary = "Take an appointment a step further",
            description =
                    "Doctors, hospitals and administrators may; patients can only cancel. `scheduled`, `confirmed`, "
                            + "`checked_in`, `in_progress`, `completed`: steps may be skipped forwards. The first four can be "
                            + "`cancelled`, the first two `no_show`. `completed` and `no_show` not before its time. The same "
                            + "status again changes nothing.")
    @Refuses({ProblemCode.INVALID_STATUS_TRANSITION, ProblemCode.PRECONDITION_FAILED})
    public RestResponse<AppointmentJson> advance(
            @RestPath AppointmentId id,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull StatusChange request) {
        var next = WireNames.parse(AppointmentStatus.class, "status", request.status());
        return answer(progress.advance(caller.actor(), id, Revisions.precondition(ifMatch), next));
    }

    @PUT
    @Path("/{id}/cancel")
    @Operation(
            summary = "Call an appointment off, with a reason",
            description = "Whoever sees it may. Its time is free again.")
    @Refuses({ProblemCode.INVALID_STATUS_TRANSITION, ProblemCode.PRECONDITION_FAILED})
    public RestResponse<AppointmentJson> cancel(
            @RestPath AppointmentId id,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull CancellationRequest request) {
        return answer(
                progress.cancel(caller.actor(), id, Revisions.precondition(ifMatch), request.cancellationReason()));
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            summary = "Call an appointment off, without a reason; it stays on record",
            description = "Whoever sees it may. Its time is free again.")
    @Refuses({ProblemCode.INVALID_STATUS_TRANSITION, ProblemCode.PRECONDITION_FAILED})
    public void cancelWithoutReason(
            @RestPath AppointmentId id, @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        Appointment unused = progress.cancel(caller.actor(), id, Revisions.precondition(ifMatch), null);
    }

    private static RestResponse<AppointmentJson> answer(Appointment appointment) {
        return Revisions.ok(appointment.revision(), AppointmentJson.of(appointment));
    }

    private Editable edited(Editable state, ObjectNode changes) {
        var current = new Changes(
                state.slot().start(),
                (int) state.slot().duration().toMinutes(),
                WireNames.of(state.type()),
                parsed(state.extras()));
        var wanted = partialUpdate.over(current, changes);
        return new Editable(
                slot(wanted.timeSlot(), wanted.durationMinutes()),
                type(wanted.type()),
                changes.has("extras") ? extras(wanted.extras()) : state.extras());
    }

    private @Nullable ObjectNode parsed(@Nullable Extras extras) {
        try {
            return extras == null ? null : json.readValue(extras.json(), ObjectNode.class);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("stored extras are no JSON object", broken);
        }
    }

    private @Nullable Extras extras(@Nullable ObjectNode extras) {
        return extras == null ? null : new Extras(extras.toString());
    }

    private static TimeSlot slot(Instant start, @Nullable Integer minutes) {
        return new TimeSlot(start, Duration.ofMinutes(minutes == null ? DEFAULT_MINUTES : minutes));
    }

    private static AppointmentType type(String name) {
        return WireNames.parse(AppointmentType.class, "type", name);
    }
}
