package dev.doctorpatient.rest.careteam;

import dev.doctorpatient.application.access.Caller;
import dev.doctorpatient.application.careteam.CareTeamMembership;
import dev.doctorpatient.domain.careteam.Mapping;
import dev.doctorpatient.domain.careteam.Mapping.Affiliation;
import dev.doctorpatient.domain.careteam.Mapping.Assignment;
import dev.doctorpatient.domain.careteam.Mapping.Kinship;
import dev.doctorpatient.domain.careteam.Mapping.Registration;
import dev.doctorpatient.domain.careteam.MappingId;
import dev.doctorpatient.domain.careteam.RelatedPatient;
import dev.doctorpatient.domain.careteam.Relation;
import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.HospitalId;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.rest.directory.PatientJson;
import dev.doctorpatient.rest.shared.Created;
import dev.doctorpatient.rest.shared.PagedJson;
import dev.doctorpatient.rest.shared.Refuses;
import dev.doctorpatient.rest.shared.WireNames;
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
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/mappings")
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "Mappings",
        description =
                "Who belongs to whom. A doctor sees the patients mapped to them, a hospital those registered there, a user those they are related to.")
@Authenticated
@RunOnVirtualThread
class MappingResource {
    @Schema(name = "NewHospitalDoctorMapping")
    record HospitalDoctor(@NotNull UUID hospitalId, @NotNull UUID doctorId) {}

    @Schema(name = "NewHospitalPatientMapping")
    record HospitalPatient(
            @NotNull UUID hospitalId, @NotNull UUID patientId) {}

    @Schema(name = "NewDoctorPatientMapping")
    record DoctorPatient(@NotNull UUID doctorId, @NotNull UUID patientId) {}

    @Schema(name = "NewUserPatientMapping")
    record UserPatient(
            @NotNull UUID userId,
            @NotNull UUID patientId,

            @Schema(implementation = Relation.class) @NotNull
            String relation) {}

    record RelationChange(
            @Schema(implementation = Relation.class) @NotNull
            String relation) {}

    @Schema(name = "HospitalDoctorMapping")
    record HospitalDoctorJson(UUID id, UUID hospitalId, UUID doctorId, Instant createdAt, Instant updatedAt) {}

    @Schema(name = "HospitalPatientMapping")
    record HospitalPatientJson(UUID id, UUID hospitalId, UUID patientId, Instant createdAt, Instant updatedAt) {}

    @Schema(name = "DoctorPatientMapping")
    record DoctorPatientJson(
            UUID id, UUID doctorId, UUID patientId, UUID chatId, Instant createdAt, Instant updatedAt) {}

    @Schema(name = "UserPatientMapping")
    record UserPatientJson(
            UUID id,
            UUID userId,
            UUID patientId,
            @Schema(implementation = Relation.class) String relation,
            Instant createdAt,
            Instant updatedAt) {
        static UserPatientJson of(Kinship kinship) {
            return new UserPatientJson(
                    kinship.id().value(),
                    kinship.user().value(),
                    kinship.patient().value(),
                    WireNames.of(kinship.relation()),
                    kinship.createdAt(),
                    kinship.updatedAt());
        }
    }

    record RelatedPatientJson(
            UUID mappingId,
            @Schema(implementation = Relation.class) String relation,
            PatientJson patient) {
        static RelatedPatientJson of(RelatedPatient related) {
            return new RelatedPatientJson(
                    related.kinship().id().value(),
                    WireNames.of(related.kinship().relation()),
                    PatientJson.of(related.patient()));
        }
    }

    private final CareTeamMembership membership;
    private final Caller caller;

    MappingResource(CareTeamMembership membership, Caller caller) {
        this.membership = membership;
        this.caller = caller;
    }

    @POST
    @Path("/hospital-doctor")
    @Operation(
            summary = "Map a doctor to a hospital where they work (administrators)",
            description = "The hospital's patients can then book with the doctor.")
    @Refuses({ProblemCode.MAPPING_EXISTS})
    public RestResponse<HospitalDoctorJson> affiliate(@Valid @NotNull HospitalDoctor request) {
        Affiliation mapping = membership.affiliate(
                caller.actor(), new HospitalId(request.hospitalId()), new DoctorId(request.doctorId()));
        return created(
                "hospital-doctor",
                mapping,
                new HospitalDoctorJson(
                        mapping.id().value(),
                        mapping.hospital().value(),
                        mapping.doctor().value(),
                        mapping.createdAt(),
                        mapping.updatedAt()));
    }

    @DELETE
    @Path("/hospital-doctor/{id}")
    @Operation(
            summary = "Remove a hospital-doctor mapping (administrators)",
            description = "Appointments that are booked stay.")
    public void removeAffiliation(@RestPath MappingId id) {
        membership.remove(caller.actor(), Affiliation.class, id);
    }

    @POST
    @Path("/hospital-patient")
    @Operation(
            summary = "Register a patient at a hospital (administrators)",
            description =
                    "The hospital then sees the patient, and the patient can book with the doctors who work there.")
    @Refuses({ProblemCode.MAPPING_EXISTS})
    public RestResponse<HospitalPatientJson> register(@Valid @NotNull HospitalPatient request) {
        Registration mapping = membership.register(
                caller.actor(), new HospitalId(request.hospitalId()), new PatientId(request.patientId()));
        return created(
                "hospital-patient",
                mapping,
                new HospitalPatientJson(
                        mapping.id().value(),
                        mapping.hospital().value(),
                        mapping.patient().value(),
                        mapping.createdAt(),
                        mapping.updatedAt()));
    }

    @DELETE
    @Path("/hospital-patient/{id}")
    @Operation(
            summary = "Remove a hospital-patient mapping (administrators)",
            description = "The hospital no longer sees the patient. Appointments that are booked stay.")
    public void removeRegistration(@RestPath MappingId id) {
        membership.remove(caller.actor(), Registration.class, id);
    }

    @POST
    @Path("/doctor-patient")
    @Operation(
            summary = "Assign a patient to a doctor, which opens their chat (administrators)",
            description =
                    "The answer carries `chat_id`; a chat that was closed is opened again, with all that was said.")
    @Refuses({ProblemCode.MAPPING_EXISTS})
    public RestResponse<DoctorPatientJson> assign(@Valid @NotNull DoctorPatient request) {
        var assigned =
                membership.assign(caller.actor(), new DoctorId(request.doctorId()), new PatientId(request.patientId()));
        var mapping = assigned.assignment();
        return created(
                "doctor-patient",
                mapping,
                new DoctorPatientJson(
                        mapping.id().value(),
                        mapping.doctor().value(),
                        mapping.patient().value(),
                        assigned.chat().value(),
                        mapping.createdAt(),
                        mapping.updatedAt()));
    }

    @DELETE
    @Path("/doctor-patient/{id}")
    @Operation(
            summary = "Remove a doctor-patient mapping, which closes their chat (administrators)",
            description =
                    "The doctor loses all access to the patient's data at once, also on open sockets. The patient "
                            + "can go on reading the chat, and nobody writes into it.")
    public void removeAssignment(@RestPath MappingId id) {
        membership.remove(caller.actor(), Assignment.class, id);
    }

    @POST
    @Path("/user-patient")
    @Operation(
            summary = "Let a user act for a patient (administrators)",
            description = "The user then does for the patient what a patient can do. A user has one `self` at most.")
    @Refuses({ProblemCode.MAPPING_EXISTS})
    public RestResponse<UserPatientJson> relate(@Valid @NotNull UserPatient request) {
        var mapping = membership.relate(
                caller.actor(),
                new UserId(request.userId()),
                new PatientId(request.patientId()),
                relation(request.relation()));
        return created("user-patient", mapping, UserPatientJson.of(mapping));
    }

    @PUT
    @Path("/user-patient/{id}")
    @Operation(
            summary = "Change what a patient is to a user (administrators)",
            description = "A user has one `self` at most.")
    @Refuses({ProblemCode.MAPPING_EXISTS})
    public UserPatientJson changeRelation(@RestPath MappingId id, @Valid @NotNull RelationChange request) {
        return UserPatientJson.of(membership.changeRelation(caller.actor(), id, relation(request.relation())));
    }

    @DELETE
    @Path("/user-patient/{id}")
    @Operation(
            summary = "Remove a user-patient relation (administrators)",
            description = "The user no longer acts for the patient, also on open sockets.")
    public void removeKinship(@RestPath MappingId id) {
        membership.remove(caller.actor(), Kinship.class, id);
    }

    @GET
    @Path("/user/{user_id}/patients")
    @Operation(
            summary = "List the patients for whom a user acts",
            description = "Your own, or any user's as an administrator. The whole list is one page.")
    public PagedJson<RelatedPatientJson> patientsOf(@RestPath("user_id") UserId userId) {
        return PagedJson.ofAll(membership.patientsOf(caller.actor(), userId), RelatedPatientJson::of);
    }

    private static Relation relation(String name) {
        return WireNames.parse(Relation.class, "relation", name);
    }

    private static <T> RestResponse<T> created(String kind, Mapping mapping, T body) {
        return Created.at("mappings/" + kind + "/" + mapping.id().value(), body);
    }
}
