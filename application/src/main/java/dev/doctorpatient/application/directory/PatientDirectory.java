package dev.doctorpatient.application.directory;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.access.AuditedTransactions;
import dev.doctorpatient.application.access.Deed;
import dev.doctorpatient.application.directory.port.Doctors;
import dev.doctorpatient.application.directory.port.Hospitals;
import dev.doctorpatient.application.directory.port.Patients;
import dev.doctorpatient.application.shared.Page;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.HospitalId;
import dev.doctorpatient.domain.directory.Patient;
import dev.doctorpatient.domain.directory.PatientFilter;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.directory.PatientProfile;
import dev.doctorpatient.domain.shared.ResourceType;
import java.time.InstantSource;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Looking up patients and keeping their profiles, for those who have to do with them. */
public final class PatientDirectory {
    private final Patients patients;
    private final Hospitals hospitals;
    private final Doctors doctors;
    private final AuditedTransactions transactions;
    private final InstantSource clock;

    /** A use case on its ports. */
    public PatientDirectory(
            Patients patients,
            Hospitals hospitals,
            Doctors doctors,
            AuditedTransactions transactions,
            InstantSource clock) {
        this.patients = patients;
        this.hospitals = hospitals;
        this.doctors = doctors;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** One patient, if the actor may know them. */
    public Patient get(Actor actor, PatientId id) {
        return transactions.inTransaction(actor, Deed.read(ResourceType.PATIENT, id.value()), trace -> {
            var found = trace.about(patients.find(id), Patient::id);
            return DirectoryAccess.requireVisible(actor, id, found, patients);
        });
    }

    /**
     * The active patients that the actor may know, newest first.
     *
     * @param text part of the name, in any case; null means any
     */
    public Page<Patient> list(Actor actor, @Nullable String text, PageRequest request) {
        var scope = DirectoryAccess.scopeOf(actor);
        return transactions.inTransaction(() -> patients.page(scope, new PatientFilter(text, null, null), request));
    }

    /** Those of the active patients registered at a hospital that the actor may know, newest first. */
    public Page<Patient> atHospital(Actor actor, HospitalId hospital, PageRequest request) {
        var scope = DirectoryAccess.scopeOf(actor);
        return transactions.inTransaction(() -> {
            DirectoryAccess.requireListed(actor, "hospital", hospitals.find(hospital));
            return patients.page(scope, new PatientFilter(null, hospital, null), request);
        });
    }

    /** Those of the active patients treated by a doctor that the actor may know, newest first. */
    public Page<Patient> ofDoctor(Actor actor, DoctorId doctor, PageRequest request) {
        var scope = DirectoryAccess.scopeOf(actor);
        return transactions.inTransaction(() -> {
            DirectoryAccess.requireListed(actor, "doctor", doctors.find(doctor));
            return patients.page(scope, new PatientFilter(null, null, doctor), request);
        });
    }

    /**
     * Changes a profile.
     *
     * @param change makes the new profile from the present one
     */
    public Patient update(Actor actor, PatientId id, UnaryOperator<PatientProfile> change) {
        return transactions.inTransaction(actor, Deed.update(ResourceType.PATIENT, id.value()), trace -> {
            DirectoryAccess.requireWritingPatients(actor);
            var found = trace.about(patients.lock(id), Patient::id);
            var patient = DirectoryAccess.requireVisible(actor, id, found, patients);
            var updated = patient.describedAs(change.apply(patient.profile()), clock.instant());
            patients.save(updated);
            return updated;
        });
    }
}
