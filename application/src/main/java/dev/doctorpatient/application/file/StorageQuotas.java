package dev.doctorpatient.application.file;

import dev.doctorpatient.application.directory.port.Patients;
import dev.doctorpatient.application.file.port.StorageUses;
import dev.doctorpatient.application.identity.port.Users;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.file.StorageQuota;
import dev.doctorpatient.domain.identity.UserId;

/** Sees to it that nobody has more kept than they may, whatever races. */
public final class StorageQuotas {
    private final StorageUses uses;
    private final Patients patients;
    private final Users users;
    private final StorageQuota ofUser;
    private final StorageQuota ofPatient;

    /** Quotas of every user and every patient. */
    public StorageQuotas(
            StorageUses uses, Patients patients, Users users, StorageQuota ofUser, StorageQuota ofPatient) {
        this.uses = uses;
        this.patients = patients;
        this.users = users;
        this.ofUser = ofUser;
        this.ofPatient = ofPatient;
    }

    /**
     * Makes everybody who sends as a user or about a patient wait until the present transaction ends, and whoever erases the patient.
     * The patient comes first, as everywhere.
     */
    public void takeTurn(UserId user, PatientId patient) {
        var unusedPatient = patients.lock(patient);
        var unusedUser = users.lock(user);
    }

    /**
     * Checks in the present transaction, after it stored what a user sent about a patient. Both are locked, the patient first as
     * everywhere, so that those who send at the same time are counted one after the other.
     *
     * @throws dev.doctorpatient.domain.shared.Invalid {@code quota_exceeded}; the transaction must not be committed
     */
    public void requireWithin(UserId user, PatientId patient) {
        takeTurn(user, patient);
        ofUser.requireWithin("A user", uses.by(user));
        ofPatient.requireWithin("A patient", uses.about(patient));
    }
}
