package dev.doctorpatient.application.careteam;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.careteam.port.AssignmentObserver;
import dev.doctorpatient.application.careteam.port.Mappings;
import dev.doctorpatient.application.directory.port.Doctors;
import dev.doctorpatient.application.directory.port.Hospitals;
import dev.doctorpatient.application.directory.port.Patients;
import dev.doctorpatient.application.identity.port.Users;
import dev.doctorpatient.application.shared.Transactions;
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
import dev.doctorpatient.domain.identity.Role;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.shared.Invalid;
import dev.doctorpatient.domain.shared.NotFound;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Mapping hospitals, doctors, patients and users to each other, and undoing it. */
public final class CareTeamMembership {
    private final Mappings mappings;
    private final Hospitals hospitals;
    private final Doctors doctors;
    private final Patients patients;
    private final Users users;
    private final AssignmentObserver observer;
    private final Transactions transactions;
    private final InstantSource clock;

    /** A use case on its ports. */
    public CareTeamMembership(
            Mappings mappings,
            Hospitals hospitals,
            Doctors doctors,
            Patients patients,
            Users users,
            AssignmentObserver observer,
            Transactions transactions,
            InstantSource clock) {
        this.mappings = mappings;
        this.hospitals = hospitals;
        this.doctors = doctors;
        this.patients = patients;
        this.users = users;
        this.observer = observer;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** A doctor begins to work at a hospital. */
    public Affiliation affiliate(Actor actor, HospitalId hospital, DoctorId doctor) {
        CareTeamAccess.requireMapping(actor);
        return transactions.inTransaction(() -> {
            requireKnown("hospital_id", hospitals.find(hospital));
            requireKnown("doctor_id", doctors.find(doctor));
            return added(Affiliation.create(hospital, doctor, clock.instant()));
        });
    }

    /** A patient is registered at a hospital. */
    public Registration register(Actor actor, HospitalId hospital, PatientId patient) {
        CareTeamAccess.requireMapping(actor);
        return transactions.inTransaction(() -> {
            requireKnown("hospital_id", hospitals.find(hospital));
            requireKnown("patient_id", patients.find(patient));
            return added(Registration.create(hospital, patient, clock.instant()));
        });
    }

    /** A doctor begins to treat a patient: their chat is there from then on. */
    public Assignment assign(Actor actor, DoctorId doctor, PatientId patient) {
        CareTeamAccess.requireMapping(actor);
        return transactions.inTransaction(() -> {
            requireKnown("doctor_id", doctors.find(doctor));
            requireKnown("patient_id", patients.find(patient));
            var assignment = added(Assignment.create(doctor, patient, clock.instant()));
            observer.assigned(assignment);
            return assignment;
        });
    }

    /**
     * A user begins to act for a patient.
     *
     * @throws Invalid naming {@code user_id} if the account is not a patient's
     */
    public Kinship relate(Actor actor, UserId user, PatientId patient, Relation relation) {
        CareTeamAccess.requireMapping(actor);
        return transactions.inTransaction(() -> {
            var account = requireKnown("user_id", users.find(user));
            if (account.role() != Role.PATIENT) {
                throw Invalid.field("user_id", "must be the account of a patient");
            }
            requireKnown("patient_id", patients.find(patient));
            return added(Kinship.create(user, patient, relation, clock.instant()));
        });
    }

    /** Corrects what a patient is to a user. */
    public Kinship changeRelation(Actor actor, MappingId id, Relation relation) {
        CareTeamAccess.requireMapping(actor);
        return transactions.inTransaction(() -> {
            var changed = mappings.find(Kinship.class, id)
                    .orElseThrow(() -> new NotFound("mapping"))
                    .as(relation, clock.instant());
            mappings.save(changed);
            return changed;
        });
    }

    /** Undoes a mapping of a kind; the access that followed from it ends at once. */
    public <M extends Mapping> void remove(Actor actor, Class<M> kind, MappingId id) {
        CareTeamAccess.requireMapping(actor);
        var removed = transactions.inTransaction(() -> {
            var mapping = mappings.find(kind, id).orElseThrow(() -> new NotFound("mapping"));
            mappings.remove(mapping);
            return mapping;
        });
        if (removed instanceof Assignment assignment) {
            observer.unassigned(assignment);
        }
    }

    /** The patients for whom a user acts. */
    public List<RelatedPatient> patientsOf(Actor actor, UserId user) {
        CareTeamAccess.requireRelationsOf(actor, user);
        return transactions.inTransaction(() -> {
            if (users.find(user).isEmpty()) {
                throw new NotFound("user");
            }
            return mappings.patientsOf(user);
        });
    }

    private <M extends Mapping> M added(M mapping) {
        mappings.add(mapping);
        return mapping;
    }

    private static <T> T requireKnown(String field, Optional<T> found) {
        return found.orElseThrow(() -> Invalid.reference(field));
    }
}
