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
import dev.doctorpatient.domain.directory.Hospital;
import dev.doctorpatient.domain.directory.HospitalFilter;
import dev.doctorpatient.domain.directory.HospitalId;
import dev.doctorpatient.domain.directory.HospitalProfile;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.shared.ResourceType;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Looking up hospitals and keeping their profiles. */
public final class HospitalDirectory {
    private final Hospitals hospitals;
    private final Doctors doctors;
    private final Patients patients;
    private final AuditedTransactions transactions;
    private final InstantSource clock;

    /** A use case on its ports. */
    public HospitalDirectory(
            Hospitals hospitals,
            Doctors doctors,
            Patients patients,
            AuditedTransactions transactions,
            InstantSource clock) {
        this.hospitals = hospitals;
        this.doctors = doctors;
        this.patients = patients;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Adds a hospital that has no account yet, for administrators. */
    public Hospital add(Actor actor, HospitalProfile profile) {
        return transactions.inTransaction(actor, Deed.create(ResourceType.HOSPITAL), trace -> {
            DirectoryAccess.requireAdministrator(actor);
            var hospital = Hospital.create(profile, clock.instant());
            hospitals.add(hospital);
            trace.at(hospital.id().value());
            return hospital;
        });
    }

    /** One hospital. */
    public Hospital get(Actor actor, HospitalId id) {
        return transactions.inTransaction(() -> DirectoryAccess.requireListed(actor, "hospital", hospitals.find(id)));
    }

    /** The active hospitals that match, newest first. */
    public Page<Hospital> list(Actor actor, HospitalFilter filter, PageRequest request) {
        return DirectoryAccess.requireListed(
                actor, "hospital", Optional.of(transactions.inTransaction(() -> hospitals.page(filter, request))));
    }

    /** The active hospitals where a doctor works, newest first. */
    public Page<Hospital> ofDoctor(Actor actor, DoctorId doctor, PageRequest request) {
        return transactions.inTransaction(() -> {
            DirectoryAccess.requireListed(actor, "doctor", doctors.find(doctor));
            return hospitals.page(new HospitalFilter(null, null, null, doctor, null), request);
        });
    }

    /** The active hospitals where a patient is registered, newest first, for those who may know the patient. */
    public Page<Hospital> ofPatient(Actor actor, PatientId patient, PageRequest request) {
        return transactions.inTransaction(() -> {
            DirectoryAccess.requireVisible(actor, patient, patients.find(patient), patients);
            return hospitals.page(new HospitalFilter(null, null, null, null, patient), request);
        });
    }

    /**
     * Changes a profile.
     *
     * @param change makes the new profile from the present one
     */
    public Hospital update(Actor actor, HospitalId id, UnaryOperator<HospitalProfile> change) {
        return transactions.inTransaction(actor, Deed.update(ResourceType.HOSPITAL, id.value()), _ -> {
            var hospital = DirectoryAccess.requireWritingHospital(actor, hospitals.lock(id));
            var updated = hospital.describedAs(change.apply(hospital.profile()), clock.instant());
            hospitals.save(updated);
            return updated;
        });
    }
}
