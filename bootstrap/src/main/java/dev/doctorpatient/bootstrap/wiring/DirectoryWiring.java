package dev.doctorpatient.bootstrap.wiring;

import dev.doctorpatient.application.access.AuditedTransactions;
import dev.doctorpatient.application.directory.DoctorDirectory;
import dev.doctorpatient.application.directory.HospitalDirectory;
import dev.doctorpatient.application.directory.PatientDirectory;
import dev.doctorpatient.application.directory.port.Doctors;
import dev.doctorpatient.application.directory.port.Hospitals;
import dev.doctorpatient.application.directory.port.Patients;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Hospitals, doctors and patients. */
class DirectoryWiring {
    @Produces
    @Singleton
    HospitalDirectory hospitalDirectory(
            Hospitals hospitals,
            Doctors doctors,
            Patients patients,
            AuditedTransactions transactions,
            InstantSource clock) {
        return new HospitalDirectory(hospitals, doctors, patients, transactions, clock);
    }

    @Produces
    @Singleton
    DoctorDirectory doctorDirectory(
            Doctors doctors,
            Hospitals hospitals,
            Patients patients,
            AuditedTransactions transactions,
            InstantSource clock) {
        return new DoctorDirectory(doctors, hospitals, patients, transactions, clock);
    }

    @Produces
    @Singleton
    PatientDirectory patientDirectory(
            Patients patients,
            Hospitals hospitals,
            Doctors doctors,
            AuditedTransactions transactions,
            InstantSource clock) {
        return new PatientDirectory(patients, hospitals, doctors, transactions, clock);
    }
}
