package dev.doctorpatient.application.directory;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.directory.port.Doctors;
import dev.doctorpatient.application.shared.Page;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.application.shared.Transactions;
import dev.doctorpatient.domain.directory.Doctor;
import dev.doctorpatient.domain.directory.DoctorFilter;
import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.DoctorProfile;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Looking up doctors and keeping their profiles. */
public final class DoctorDirectory {
    private final Doctors doctors;
    private final Transactions transactions;
    private final InstantSource clock;

    /** A use case on its ports. */
    public DoctorDirectory(Doctors doctors, Transactions transactions, InstantSource clock) {
        this.doctors = doctors;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Adds a doctor that has no account yet, for administrators. */
    public Doctor add(Actor actor, DoctorProfile profile) {
        DirectoryAccess.requireAdministrator(actor);
        var doctor = Doctor.create(profile, clock.instant());
        transactions.runInTransaction(() -> doctors.add(doctor));
        return doctor;
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

    /**
     * Changes a profile.
     *
     * @param change makes the new profile from the present one
     */
    public Doctor update(Actor actor, DoctorId id, UnaryOperator<DoctorProfile> change) {
        return transactions.inTransaction(() -> {
            var doctor = DirectoryAccess.requireWritingDoctor(actor, doctors.lock(id));
            var updated = doctor.describedAs(change.apply(doctor.profile()), clock.instant());
            doctors.save(updated);
            return updated;
        });
    }
}
