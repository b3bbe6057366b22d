package dev.doctorpatient.application.careteam;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.access.AuditedTransactions;
import dev.doctorpatient.application.access.Deed;
import dev.doctorpatient.application.access.Trace;
import dev.doctorpatient.application.careteam.port.AccessFeed;
import dev.doctorpatient.application.careteam.port.AssignmentObserver;
import dev.doctorpatient.application.careteam.port.Mappings;
import dev.doctorpatient.application.directory.port.Doctors;
import dev.doctorpatient.application.directory.port.Hospitals;
import dev.doctorpatient.application.directory.port.Patients;
import dev.doctorpatient.application.identity.port.Users;
import dev.doctorpatient.domain.careteam.Mapping;
import dev.doctorpatient.domain.careteam.Mapping.Affiliation;
import dev.doctorpatient.domain.careteam.Mapping.Assignment;
import dev.doctorpatient.domain.careteam.Mapping.Kinship;
import dev.doctorpatient.domain.careteam.Mapping.Registration;
import dev.doctorpatient.domain.careteam.MappingId;
import dev.doctorpatient.domain.careteam.RelatedPatient;
import dev.doctorpatient.domain.careteam.Relation;
import dev.doctorpatient.domain.conversation.ChatId;
import dev.doctorpatient.domain.directory.Doctor;
import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.Hospital;
import dev.doctorpatient.domain.directory.HospitalId;
import dev.doctorpatient.domain.directory.Patient;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.identity.Role;
import dev.doctorpatient.domain.identity.User;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.shared.Invalid;
import dev.doctorpatient.domain.shared.NotFound;
import dev.doctorpatient.domain.shared.ResourceType;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Mapping hospitals, doctors, patients and users to each other, and undoing it. Whoever was put away is mapped to nobody new. */
public final class CareTeamMembership {
    /** A new assignment, and the chat in which the two talk from then on. */
    public record Assigned(Assignment assignment, ChatId chat) {}

    private final Mappings mappings;
    private final Hospitals hospitals;
    private final Doctors doctors;
    private final Patients patients;
    private final Users users;
    private final AssignmentObserver observer;
    private final AccessFeed feed;
    private final AuditedTransactions transactions;
    private final InstantSource clock;

    /** A use case on its ports. */
    public CareTeamMembership(
            Mappings mappings,
            Hospitals hospitals,
            Doctors doctors,
            Patients patients,
            Users users,
            AssignmentObserver observer,
            AccessFeed feed,
            AuditedTransactions transactions,
            InstantSource clock) {
        this.mappings = mappings;
        this.hospitals = hospitals;
        this.doctors = doctors;
        this.patients = patients;
        this.users = users;
        this.observer = observer;
        this.feed = feed;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** A doctor begins to work at a hospital. */
    public Affiliation affiliate(Actor actor, HospitalId hospital, DoctorId doctor) {
        return map(actor, trace -> {
            requireActive(hospital);
            requireActive(doctor);
            return added(Affiliation.create(hospital, doctor, clock.instant()), trace);
        });
    }

    /** A patient is registered at a hospital. */
    public Registration register(Actor actor, HospitalId hospital, PatientId patient) {
        return map(actor, trace -> {
            requireActive(hospital);
            requireActive(patient, trace);
            return added(Registration.create(hospital, patient, clock.instant()), trace);
        });
    }

    /** A doctor begins to treat a patient: their chat is there from then on. */
    public Assigned assign(Actor actor, DoctorId doctor, PatientId patient) {
        return map(actor, trace -> {
            requireActive(doctor);
            requireActive(patient, trace);
            var assignment = added(Assignment.create(doctor, patient, clock.instant()), trace);
            return new Assigned(assignment, observer.assigned(assignment));
        });
    }

    /**
     * A user begins to act for a patient.
     *
     * @throws Invalid naming {@code user_id} if the account is not a patient's
     */
    public Kinship relate(Actor actor, UserId user, PatientId patient, Relation relation) {
        return map(actor, trace -> {
            var account = requireKnown("user_id", users.find(user).filter(User::active));
            if (account.role() != Role.PATIENT) {
                throw Invalid.field("user_id", "must be the account of a patient");
            }
            requireActive(patient, trace);
            return added(Kinship.create(user, patient, relation, clock.instant()), trace);
        });
    }

    /** Corrects what a patient is to a user. */
    public Kinship changeRelation(Actor actor, MappingId id, Relation relation) {
        return transactions.inTransaction(actor, Deed.update(ResourceType.MAPPING, id.value()), trace -> {
            CareTeamAccess.requireMapping(actor);
            var changed = trace.about(mappings.find(Kinship.class, id), Kinship::patient)
                    .orElseThrow(() -> new NotFound("mapping"))
                    .as(relation, clock.instant());
            mappings.save(changed);
            return changed;
        });
    }

    /** Undoes a mapping of a kind; the access that followed from it ends at once. */
    public <M extends Mapping> void remove(Actor actor, Class<M> kind, MappingId id) {
        M removed = transactions.inTransaction(actor, Deed.delete(ResourceType.MAPPING, id.value()), trace -> {
            CareTeamAccess.requireMapping(actor);
            var mapping = mappings.find(kind, id).orElseThrow(() -> new NotFound("mapping"));
            patientOf(mapping).ifPresent(trace::about);
            mappings.remove(mapping);
            return mapping;
        });
        switch (removed) {
            case Assignment assignment -> feed.ended(assignment.doctor(), assignment.patient());
            case Kinship kinship -> feed.ended(kinship.user(), kinship.patient());
            case Affiliation _, Registration _ -> {} // nothing stays open because of these
        }
    }

    /** The active patients for whom a user acts. */
    public List<RelatedPatient> patientsOf(Actor actor, UserId user) {
        CareTeamAccess.requireRelationsOf(actor, user);
        return transactions.inTransaction(() -> {
            if (users.find(user).isEmpty()) {
                throw new NotFound("user");
            }
            return mappings.patientsOf(user);
        });
    }

    private <T> T map(Actor actor, Function<Trace, T> work) {
        return transactions.inTransaction(actor, Deed.create(ResourceType.MAPPING), trace -> {
            CareTeamAccess.requireMapping(actor);
            return work.apply(trace);
        });
    }

    private <M extends Mapping> M added(M mapping, Trace trace) {
        trace.at(mapping.id().value());
        mappings.add(mapping);
        return mapping;
    }

    private void requireActive(HospitalId hospital) {
        requireKnown("hospital_id", hospitals.find(hospital).filter(Hospital::active));
    }

    private void requireActive(DoctorId doctor) {
        requireKnown("doctor_id", doctors.find(doctor).filter(Doctor::active));
    }

    private void requireActive(PatientId patient, Trace trace) {
        // Locked, so that nobody is mapped to a patient who is being erased.
        var found = trace.about(patients.lock(patient), Patient::id);
        requireKnown("patient_id", found.filter(Patient::active));
    }

    private static <T> T requireKnown(String field, Optional<T> found) {
        return found.orElseThrow(() -> Invalid.reference(field));
    }

    private static Optional<PatientId> patientOf(Mapping mapping) {
        return switch (mapping) {
            case Affiliation _ -> Optional.empty();
            case Registration registration -> Optional.of(registration.patient());
            case Assignment assignment -> Optional.of(assignment.patient());
            case Kinship kinship -> Optional.of(kinship.patient());
        };
    }
}
