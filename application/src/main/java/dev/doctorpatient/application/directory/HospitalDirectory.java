package dev.doctorpatient.application.directory;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.directory.port.Hospitals;
import dev.doctorpatient.application.shared.Page;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.application.shared.Transactions;
import dev.doctorpatient.domain.directory.Hospital;
import dev.doctorpatient.domain.directory.HospitalFilter;
import dev.doctorpatient.domain.directory.HospitalId;
import dev.doctorpatient.domain.directory.HospitalProfile;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Looking up hospitals and keeping their profiles. */
public final class HospitalDirectory {
    private final Hospitals hospitals;
    private final Transactions transactions;
    private final InstantSource clock;

    /** A use case on its ports. */
    public HospitalDirectory(Hospitals hospitals, Transactions transactions, InstantSource clock) {
        this.hospitals = hospitals;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Adds a hospital that has no account yet, for administrators. */
    public Hospital add(Actor actor, HospitalProfile profile) {
        DirectoryAccess.requireAdministrator(actor);
        var hospital = Hospital.create(profile, clock.instant());
        transactions.runInTransaction(() -> hospitals.add(hospital));
        return hospital;
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

    /**
     * Changes a profile.
     *
     * @param change makes the new profile from the present one
     */
    public Hospital update(Actor actor, HospitalId id, UnaryOperator<HospitalProfile> change) {
        return transactions.inTransaction(() -> {
            var hospital = DirectoryAccess.requireWritingHospital(actor, hospitals.lock(id));
            var updated = hospital.describedAs(change.apply(hospital.profile()), clock.instant());
            hospitals.save(updated);
            return updated;
        });
    }
}
