package dev.doctorpatient.rest.directory;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.doctorpatient.application.access.Caller;
import dev.doctorpatient.application.directory.DoctorDirectory;
import dev.doctorpatient.application.directory.HospitalDirectory;
import dev.doctorpatient.application.directory.PatientDirectory;
import dev.doctorpatient.application.offboarding.Departure;
import dev.doctorpatient.domain.directory.HospitalFilter;
import dev.doctorpatient.domain.directory.HospitalId;
import dev.doctorpatient.domain.directory.HospitalProfile;
import dev.doctorpatient.domain.identity.EmailAddress;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.rest.shared.Created;
import dev.doctorpatient.rest.shared.PagedJson;
import dev.doctorpatient.rest.shared.PartialUpdate;
import dev.doctorpatient.rest.shared.Refuses;
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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/hospitals")
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "Hospitals",
        description = "Where doctors work and patients are registered. Everybody who is signed in sees them.")
@Authenticated
@RunOnVirtualThread
class HospitalResource {
    record HospitalBody(
            @NotNull String name,
            @Nullable String address,
            @Nullable String city,
            @Nullable String state,
            @Nullable String country,
            @Nullable String contact,
            @Nullable String pinCode,
            @Nullable String email,
            @Nullable List<String> specialities,
            @Nullable String link,
            @Nullable String website) {
        static HospitalBody of(HospitalProfile profile) {
            var email = profile.email();
            return new HospitalBody(
                    profile.name(),
                    profile.address(),
                    profile.city(),
                    profile.state(),
                    profile.country(),
                    profile.contact(),
                    profile.pinCode(),
                    email == null ? null : email.value(),
                    profile.specialities(),
                    profile.link(),
                    profile.website());
        }

        HospitalProfile toDomain() {
            return new HospitalProfile(
                    name,
                    address,
                    city,
                    state,
                    country,
                    contact,
                    pinCode,
                    email == null ? null : new EmailAddress(email),
                    specialities == null ? List.of() : specialities,
                    link,
                    website);
        }
    }

    private final HospitalDirectory directory;
    private final DoctorDirectory doctors;
    private final PatientDirectory patients;
    private final Departure departure;
    private final PartialUpdate partialUpdate;
    private final Caller caller;

    HospitalResource(
            HospitalDirectory directory,
            DoctorDirectory doctors,
            PatientDirectory patients,
            Departure departure,
            PartialUpdate partialUpdate,
            Caller caller) {
        this.directory = directory;
        this.doctors = doctors;
        this.patients = patients;
        this.departure = departure;
        this.partialUpdate = partialUpdate;
        this.caller = caller;
    }

    @POST
    @Operation(
            summary = "Add a hospital (administrators)",
            description = "Without an account; `POST /auth/signup` can give it one later.")
    @Refuses({ProblemCode.EMAIL_TAKEN})
    public RestResponse<HospitalJson> add(@Valid @NotNull HospitalBody request) {
        var hospital = directory.add(caller.actor(), request.toDomain());
        return Created.at("hospitals/" + hospital.id().value(), HospitalJson.of(hospital));
    }

    @GET
    @Operation(summary = "List hospitals", description = "Newest first. `q` searches the names.")
    public PagedJson<HospitalJson> list(
            @RestQuery @Nullable String q,
            @RestQuery @Nullable String city,
            @RestQuery @Nullable String speciality,
            @RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor) {
        var filter = new HospitalFilter(q, city, speciality, null, null);
        return PagedJson.of(directory.list(caller.actor(), filter, PagedJson.request(limit, cursor)), HospitalJson::of);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Get a hospital", description = "Everybody who is signed in may.")
    public HospitalJson get(@RestPath HospitalId id) {
        return HospitalJson.of(directory.get(caller.actor(), id));
    }

    @PUT
    @Path("/{id}")
    @RequestBodySchema(HospitalBody.class)
    @Operation(summary = "Change a hospital's profile", description = "The hospital itself and administrators may.")
    @Refuses({ProblemCode.EMAIL_TAKEN})
    public HospitalJson update(@RestPath HospitalId id, @NotNull ObjectNode changes) {
        return HospitalJson.of(directory.update(caller.actor(), id, profile -> partialUpdate
                .over(HospitalBody.of(profile), changes)
                .toDomain()));
    }

    @GET
    @Path("/{id}/doctors")
    @Operation(
            summary = "List the doctors who work at a hospital",
            description = "Newest first, those who were removed left out.")
    public PagedJson<DoctorJson> doctors(
            @RestPath HospitalId id, @RestQuery @Nullable String limit, @RestQuery @Nullable String cursor) {
        return PagedJson.of(doctors.atHospital(caller.actor(), id, PagedJson.request(limit, cursor)), DoctorJson::of);
    }

    @GET
    @Path("/{id}/patients")
    @Operation(
            summary = "List the patients registered at a hospital",
            description = "Of them those whom you may see, newest first; none if there are none.")
    public PagedJson<PatientJson> patients(
            @RestPath HospitalId id, @RestQuery @Nullable String limit, @RestQuery @Nullable String cursor) {
        return PagedJson.of(patients.atHospital(caller.actor(), id, PagedJson.request(limit, cursor)), PatientJson::of);
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            summary = "Remove a hospital (administrators)",
            description =
                    "With its mappings and account. One that has appointments, chats or other history is put away instead:"
                            + " hidden from lists, shut out, and all appointments to come cancelled. `PUT /users/{id}` with"
                            + " `is_active` true takes it back.")
    public void remove(@RestPath HospitalId id) {
        departure.removeHospital(caller.actor(), id);
    }
}
