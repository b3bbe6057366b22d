package dev.doctorpatient.rest.directory;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.doctorpatient.application.access.Caller;
import dev.doctorpatient.application.directory.DoctorDirectory;
import dev.doctorpatient.application.directory.HospitalDirectory;
import dev.doctorpatient.application.directory.PatientDirectory;
import dev.doctorpatient.application.offboarding.Departure;
import dev.doctorpatient.application.offboarding.Erasure;
import dev.doctorpatient.application.onboarding.PatientAdmission;
import dev.doctorpatient.domain.directory.PatientId;
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

@Path("/patients")
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "Patients",
        description =
                "Who is treated. A user sees their own and related patients, a doctor the assigned ones, a hospital those registered there.")
@Authenticated
@RunOnVirtualThread
class PatientResource {
    private final PatientDirectory directory;
    private final DoctorDirectory doctors;
    private final HospitalDirectory hospitals;
    private final Departure departure;
    private final Erasure erasure;
    private final PatientAdmission admission;
    private final PartialUpdate partialUpdate;
    private final Caller caller;

    PatientResource(
            PatientDirectory directory,
            DoctorDirectory doctors,
            HospitalDirectory hospitals,
            Departure departure,
            Erasure erasure,
            PatientAdmission admission,
            PartialUpdate partialUpdate,
            Caller caller) {
        this.directory = directory;
        this.doctors = doctors;
        this.hospitals = hospitals;
        this.departure = departure;
        this.erasure = erasure;
        this.admission = admission;
        this.partialUpdate = partialUpdate;
        this.caller = caller;
    }

    @POST
    @Operation(
            summary = "Add a patient (administrators and hospitals)",
            description =
                    "The patient has no account; `POST /auth/signup` can give one later, and a user-patient relation "
                            + "lets somebody act for the patient.")
    public RestResponse<PatientJson> add(@Valid @NotNull PatientBody request) {
        var patient = admission.admit(caller.actor(), request.toDomain());
        return Created.at("patients/" + patient.id().value(), PatientJson.of(patient));
    }

    @GET
    @Operation(summary = "List the patients you have to do with", description = "Newest first. `q` searches the names.")
    public PagedJson<PatientJson> list(
            @RestQuery @Nullable String q, @RestQuery @Nullable String limit, @RestQuery @Nullable String cursor) {
        return PagedJson.of(directory.list(caller.actor(), q, PagedJson.request(limit, cursor)), PatientJson::of);
    }

    @GET
    @Path("/{id}")
    @Operation(
            summary = "Get a patient",
            description = "Whoever has to do with the patient may; to others it looks missing.")
    public PatientJson get(@RestPath PatientId id) {
        return PatientJson.of(directory.get(caller.actor(), id));
    }

    @PUT
    @Path("/{id}")
    @RequestBodySchema(PatientBody.class)
    @Operation(
            summary = "Change a patient's profile",
            description = "The patient's users, the hospitals where the patient is registered, and administrators may.")
    public PatientJson update(@RestPath PatientId id, @NotNull ObjectNode changes) {
        return PatientJson.of(directory.update(caller.actor(), id, profile -> partialUpdate
                .over(PatientBody.of(profile), changes)
                .toDomain()));
    }

    @GET
    @Path("/{id}/doctors")
    @Operation(
            summary = "List the doctors who treat a patient",
            description = "Newest first, for those who may see the patient.")
    public PagedJson<DoctorJson> doctors(
            @RestPath PatientId id, @RestQuery @Nullable String limit, @RestQuery @Nullable String cursor) {
        return PagedJson.of(doctors.ofPatient(caller.actor(), id, PagedJson.request(limit, cursor)), DoctorJson::of);
    }

    @GET
    @Path("/{id}/hospitals")
    @Operation(
            summary = "List the hospitals where a patient is registered",
            description = "Newest first, for those who may see the patient.")
    public PagedJson<HospitalJson> hospitals(
            @RestPath PatientId id, @RestQuery @Nullable String limit, @RestQuery @Nullable String cursor) {
        return PagedJson.of(
                hospitals.ofPatient(caller.actor(), id, PagedJson.request(limit, cursor)), HospitalJson::of);
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            summary = "Remove a patient (administrators)",
            description =
                    "With their mappings and account. One that has appointments, chats or other history is put away instead:"
                            + " hidden from lists, shut out, and all appointments to come cancelled. `PUT /users/{id}` with"
                            + " `is_active` true takes it back. With `erasure=true` everything that tells of the person is erased"
                            + " for good: profile and account, all texts about them, and their documents; ids, times and the audit"
                            + " trail stay.")
    public void remove(@RestPath PatientId id, @RestQuery("erasure") @Nullable String erasing) {
        if (Boolean.TRUE.equals(QueryValues.flag("erasure", erasing))) {
            erasure.erasePatient(caller.actor(), id);
        } else {
            departure.removePatient(caller.actor(), id);
        }
    }
}
