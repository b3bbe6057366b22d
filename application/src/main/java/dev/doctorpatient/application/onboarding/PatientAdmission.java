package dev.doctorpatient.application.onboarding;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.careteam.port.Mappings;
import dev.doctorpatient.application.directory.port.Patients;
import dev.doctorpatient.application.shared.Transactions;
import dev.doctorpatient.domain.careteam.Mapping.Registration;
import dev.doctorpatient.domain.directory.Patient;
import dev.doctorpatient.domain.directory.PatientProfile;
import java.time.InstantSource;

/** Adding patients who have no account. */
public final class PatientAdmission {
    private final Patients patients;
    private final Mappings mappings;
    private final Transactions transactions;
    private final InstantSource clock;

    /** A use case on its ports. */
    public PatientAdmission(Patients patients, Mappings mappings, Transactions transactions, InstantSource clock) {
        this.patients = patients;
        this.mappings = mappings;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Adds a patient; one that a hospital adds is registered there at once. */
    public Patient admit(Actor actor, PatientProfile profile) {
        OnboardingAccess.requireAdmission(actor);
        return transactions.inTransaction(() -> {
            var now = clock.instant();
            var patient = Patient.create(profile, now);
            patients.add(patient);
            if (actor instanceof Actor.Hospital hospital) {
                mappings.add(Registration.create(hospital.self(), patient.id(), now));
            }
            return patient;
        });
    }
}
