package dev.doctorpatient.bootstrap.wiring;

import dev.doctorpatient.application.careteam.port.Mappings;
import dev.doctorpatient.application.directory.port.Doctors;
import dev.doctorpatient.application.directory.port.Hospitals;
import dev.doctorpatient.application.directory.port.Patients;
import dev.doctorpatient.application.identity.port.CommonPasswords;
import dev.doctorpatient.application.identity.port.PasswordHashes;
import dev.doctorpatient.application.identity.port.Users;
import dev.doctorpatient.application.onboarding.PatientAdmission;
import dev.doctorpatient.application.onboarding.SignUp;
import dev.doctorpatient.application.shared.Transactions;
import dev.doctorpatient.bootstrap.configuration.Settings;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Signing up. */
class OnboardingWiring {
    @Produces
    @Singleton
    SignUp signUp(
            Users users,
            Hospitals hospitals,
            Doctors doctors,
            Patients patients,
            Mappings mappings,
            PasswordHashes hashes,
            CommonPasswords commonPasswords,
            Settings settings,
            Transactions transactions,
            InstantSource clock) {
        return new SignUp(
                users,
                hospitals,
                doctors,
                patients,
                mappings,
                hashes,
                commonPasswords,
                new SignUp.Settings(settings.signUpApproval(), settings.zone()),
                transactions,
                clock);
    }

    @Produces
    @Singleton
    PatientAdmission patientAdmission(
            Patients patients, Mappings mappings, Transactions transactions, InstantSource clock) {
        return new PatientAdmission(patients, mappings, transactions, clock);
    }
}
