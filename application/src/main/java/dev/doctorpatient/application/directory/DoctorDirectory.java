package dev.doctorpatient.application.directory;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.access.AuditedTransactions;
import dev.doctorpatient.application.access.Deed;
import dev.doctorpatient.application.directory.port.Doctors;
import dev.doctorpatient.application.directory.port.Hospitals;
import dev.doctorpatient.application.directory.port.Patients;
import dev.doctorpatient.application.shared.Page;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.domain.directory.Doctor;
import dev.doctorpatient.domain.directory.DoctorFilter;
import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.DoctorProfile;
import dev.doctorpatient.domain.directory.HospitalId;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.shared.ResourceType;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Looking up doctors and keeping their profiles. */
public final class DoctorDirectory {
    private final Doctors doctors;
    private final Hospitals hospitals;
    private final Patients patients;
    private final AuditedTransactions transactions;
    private final InstantSource clock;

    /** A use case on its ports. */
    public DoctorDirectory(
            Doctors doctors,
            Hospitals hospitals,
            Patients patients,
            AuditedTransactions transactions,
            InstantSource clock) {
        this.doctors = doctors;
        this.hospitals = hospitals;
        this.patients = patients;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Adds a doctor that has no account yet, for administrators. */
    public Doctor add(Actor actor, DoctorProfile profile) {
        return transactions.inTransaction(actor, Deed.create(ResourceType.DOCTOR), trace -> {
            DirectoryAccess.requireAdministrator(actor);
            var doctor = Doctor.create(profile, clock.instant());
            doctors.add(doctor);
            trace.at(doctor.id().value());
            return doctor;
        });
    }

    /** One doctor. */
    public Doctor get(Actor actor, DoctorId id) {
        return transactions.inTransaction(() -> DirectoryAccess.requireListed(actor, "doctor", doctors.find(id)));
    }

    /** The active doctors that match, newest first. */
    public Page<Doctor> list(Actor actor, DoctorFilter filter, PageRequest request) {
        return DirectoryAccess.requireListed(
                actor, "doctor", Optional.of(transactions.inTransaction(() -> doctors.page(filter, request))));
    }

    /** The active doctors who work at a hospital, newest first. */
    public Page<Doctor> atHospital(Actor actor, HospitalId hospital, PageRequest request) {
        return transactions.inTransaction(() -> {
            DirectoryAccess.requireListed(actor, "hospital", hospitals.find(hospital));
            return doctors.page(new DoctorFilter(null, hospital, null, null), request);
        });
    }

    /** The active doctors who treat a patient, newest first, for those who may know the patient. */
    public Page<Doctor> ofPatient(Actor actor, PatientId patient, PageRequest request) {
        return transactions.inTransaction(() -> {
            DirectoryAccess.requireVisible(actor, patient, patients.find(patient), patients);
            return doctors.page(new DoctorFilter(null, null, null, patient), request);
        });
    }

    /**
     * Changes a profile.
     *
     * @param change makes the new profile from the present one
     */
    public Doctor update(Actor actor, DoctorId id, UnaryOperator<DoctorProfile> change) {
        return transactions.inTransaction(actor, Deed.update(ResourceType.DOCTOR, id.value()), _ -> {
            var doctor = DirectoryAccess.requireWritingDoctor(actor, doctors.lock(id));
            var updated = doctor.describedAs(change.apply(doctor.profile()), clock.instant());
            doctors.save(updated);
            return updated;
        });
    }
}
