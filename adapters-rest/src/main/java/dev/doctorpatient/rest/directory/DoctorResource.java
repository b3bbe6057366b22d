package dev.doctorpatient.rest.directory;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.doctorpatient.application.access.Caller;
import dev.doctorpatient.application.directory.DoctorDirectory;
import dev.doctorpatient.application.directory.HospitalDirectory;
import dev.doctorpatient.application.directory.PatientDirectory;
import dev.doctorpatient.application.offboarding.Departure;
import dev.doctorpatient.domain.directory.DoctorFilter;
import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.HospitalId;
import dev.doctorpatient.rest.shared.Created;
import dev.doctorpatient.rest.shared.PagedJson;
import dev.doctorpatient.rest.shared.PartialUpdate;
import dev.doctorpatient.rest.shared.QueryValues;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/doctors")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Doctors", description = "Who treats patients. Everybody who is signed in sees them.")
@Authenticated
@RunOnVirtualThread
class DoctorResource {
    private final DoctorDirectory directory;
    private final PatientDirectory patients;
    private final HospitalDirectory hospitals;
    private final Departure departure;
    private final PartialUpdate partialUpdate;
    private final ServiceZone zone;
    private final Caller caller;

    DoctorResource(
            DoctorDirectory directory,
            PatientDirectory patients,
            HospitalDirectory hospitals,
            Departure departure,
            PartialUpdate partialUpdate,
            ServiceZone zone,
            Caller caller) {
        this.directory = directory;
        this.patients = patients;
        this.hospitals = hospitals;
        this.departure = departure;
        this.partialUpdate = partialUpdate;
        this.zone = zone;
        this.caller = caller;
    }

    @POST
    @Operation(
            summary = "Add a doctor (administrators)",
            description = "Without an account; `POST /auth/signup` can give it one later.")
    public RestResponse<DoctorJson> add(@Valid @NotNull DoctorBody request) {
        var doctor = directory.add(caller.actor(), request.toDomain(zone.zone()));
        return Created.at("doctors/" + doctor.id().value(), DoctorJson.of(doctor));
    }

    @GET
    @Operation(
            summary = "List doctors",
            description = "Newest first. `q` searches the names; `hospital_id` finds those who work there.")
    public PagedJson<DoctorJson> list(
            @RestQuery @Nullable String q,
            @RestQuery("hospital_id") @Nullable String hospitalId,
            @RestQuery @Nullable String designation,
            @RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor) {
        var filter = new DoctorFilter(q, QueryValues.id("hospital_id", hospitalId, HospitalId::new), designation, null);
        return PagedJson.of(directory.list(caller.actor(), filter, PagedJson.request(limit, cursor)), DoctorJson::of);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Get a doctor", description = "Everybody who is signed in may.")
    public DoctorJson get(@RestPath DoctorId id) {
        return DoctorJson.of(directory.get(caller.actor(), id));
    }

    @PUT
    @Path("/{id}")
    @RequestBodySchema(DoctorBody.class)
    @Operation(
            summary = "Change a doctor's profile",
            description =
                    "The doctor and administrators may. Appointments that are booked stay, also outside a new shift.")
    public DoctorJson update(@RestPath DoctorId id, @NotNull ObjectNode changes) {
        return DoctorJson.of(directory.update(caller.actor(), id, profile -> partialUpdate
                .over(DoctorBody.of(profile), changes)
                .toDomain(zone.zone())));
    }

    @GET
    @Path("/{id}/patients")
    @Operation(
            summary = "List the patients whom a doctor treats",
            description = "Of them those whom you may see, newest first; none if there are none.")
    public PagedJson<PatientJson> patients(
            @RestPath DoctorId id, @RestQuery @Nullable String limit, @RestQuery @Nullable String cursor) {
        return PagedJson.of(patients.ofDoctor(caller.actor(), id, PagedJson.request(limit, cursor)), PatientJson::of);
    }

    @GET
    @Path("/{id}/hospitals")
    @Operation(
            summary = "List the hospitals where a doctor works",
            description = "Newest first, those that were removed left out.")
    public PagedJson<HospitalJson> hospitals(
            @RestPath DoctorId id, @RestQuery @Nullable String limit, @RestQuery @Nullable String cursor) {
        return PagedJson.of(hospitals.ofDoctor(caller.actor(), id, PagedJson.request(limit, cursor)), HospitalJson::of);
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            summary = "Remove a doctor (administrators)",
            description =
                    "With their mappings and account. One that has appointments, chats or other history is put away instead:"
                            + " hidden from lists, shut out, and all appointments to come cancelled. `PUT /users/{id}` with"
                            + " `is_active` true takes it back.")
    public void remove(@RestPath DoctorId id) {
        departure.removeDoctor(caller.actor(), id);
    }
}
