package dev.doctorpatient.application.directory;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.directory.port.Patients;
import dev.doctorpatient.application.shared.Page;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.application.shared.Transactions;
import dev.doctorpatient.domain.directory.Patient;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.directory.PatientProfile;
import java.time.InstantSource;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Looking up patients and keeping their profiles, for those who have to do with them. */
public final class PatientDirectory {
    private final Patients patients;
    private final Transactions transactions;
    private final InstantSource clock;

    /** A use case on its ports. */
    public PatientDirectory(Patients patients, Transactions transactions, InstantSource clock) {
        this.patients = patients;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** One patient, if the actor may know them. */
    public Patient get(Actor actor, PatientId id) {
        return transactions.inTransaction(() -> DirectoryAccess.requireVisible(actor, id, patients.find(id), patients));
    }

    /**
     * The active patients that the actor may know, newest first.
     *
     * @param text part of the name, in any case; null means any
     */
    public Page<Patient> list(Actor actor, @Nullable String text, PageRequest request) {
        var scope = DirectoryAccess.scopeOf(actor);
        return transactions.inTransaction(() -> patients.page(scope, text, request));
    }

    /**
     * Changes a profile.
     *
     * @param change makes the new profile from the present one
     */
    public Patient update(Actor actor, PatientId id, UnaryOperator<PatientProfile> change) {
        DirectoryAccess.requireWritingPatients(actor);
        return transactions.inTransaction(() -> {
            var patient = DirectoryAccess.requireVisible(actor, id, patients.lock(id), patients);
            var updated = patient.describedAs(change.apply(patient.profile()), clock.instant());
            patients.save(updated);
            return updated;
        });
    }
}
