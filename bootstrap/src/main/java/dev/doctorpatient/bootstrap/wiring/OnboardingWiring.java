package dev.doctorpatient.bootstrap.wiring;

import dev.doctorpatient.application.access.AuditedTransactions;
import dev.doctorpatient.application.careteam.port.Mappings;
import dev.doctorpatient.application.directory.port.Doctors;
import dev.doctorpatient.application.directory.port.Hospitals;
import dev.doctorpatient.application.directory.port.Patients;
import dev.doctorpatient.application.identity.port.CommonPasswords;
import dev.doctorpatient.application.identity.port.PasswordHashes;
import dev.doctorpatient.application.identity.port.Users;
import dev.doctorpatient.application.onboarding.AccountProfiles;
import dev.doctorpatient.application.onboarding.PatientAdmission;
import dev.doctorpatient.application.onboarding.SignUp;
import dev.doctorpatient.bootstrap.configuration.Settings;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Signing up. */
class OnboardingWiring {
    @Produces
    @Singleton
    AccountProfiles accountProfiles(
            Hospitals hospitals, Doctors doctors, Patients patients, Mappings mappings, Settings settings) {
        return new AccountProfiles(hospitals, doctors, patients, mappings, settings.zone());
    }

    @Produces
    @Singleton
    SignUp signUp(
            Users users,
            AccountProfiles profiles,
            PasswordHashes hashes,
            CommonPasswords commonPasswords,
            Settings settings,
            AuditedTransactions transactions,
            InstantSource clock) {
        return new SignUp(users, profiles, hashes, commonPasswords, settings.signUpApproval(), transactions, clock);
    }

    @Produces
    @Singleton
    PatientAdmission patientAdmission(
            Patients patients, Mappings mappings, AuditedTransactions transactions, InstantSource clock) {
        return new PatientAdmission(patients, mappings, transactions, clock);
    }
}
