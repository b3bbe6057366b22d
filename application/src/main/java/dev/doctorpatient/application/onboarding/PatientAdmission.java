package dev.doctorpatient.application.onboarding;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.access.AuditedTransactions;
import dev.doctorpatient.application.access.Deed;
import dev.doctorpatient.application.careteam.port.Mappings;
import dev.doctorpatient.application.directory.port.Patients;
import dev.doctorpatient.domain.careteam.Mapping.Registration;
import dev.doctorpatient.domain.directory.Patient;
import dev.doctorpatient.domain.directory.PatientProfile;
import dev.doctorpatient.domain.shared.ResourceType;
import java.time.InstantSource;

/** Adding patients who have no account. */
public final class PatientAdmission {
    private final Patients patients;
    private final Mappings mappings;
    private final AuditedTransactions transactions;
    private final InstantSource clock;

    /** A use case on its ports. */
    public PatientAdmission(
            Patients patients, Mappings mappings, AuditedTransactions transactions, InstantSource clock) {
        this.patients = patients;
        this.mappings = mappings;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Adds a patient; one that a hospital adds is registered there at once. */
    public Patient admit(Actor actor, PatientProfile profile) {
        return transactions.inTransaction(actor, Deed.create(ResourceType.PATIENT), trace -> {
            OnboardingAccess.requireAdmission(actor);
            var now = clock.instant();
            var patient = Patient.create(profile, now);
            trace.at(patient.id().value());
            trace.about(patient.id());
            patients.add(patient);
            if (actor instanceof Actor.Hospital hospital) {
                mappings.add(Registration.create(hospital.self(), patient.id(), now));
            }
            return patient;
        });
    }
}
