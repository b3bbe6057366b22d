package dev.doctorpatient.bootstrap.wiring;

import dev.doctorpatient.application.directory.DoctorDirectory;
import dev.doctorpatient.application.directory.HospitalDirectory;
import dev.doctorpatient.application.directory.PatientDirectory;
import dev.doctorpatient.application.directory.port.Doctors;
import dev.doctorpatient.application.directory.port.Hospitals;
import dev.doctorpatient.application.directory.port.Patients;
import dev.doctorpatient.application.shared.Transactions;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Hospitals, doctors and patients. */
class DirectoryWiring {
    @Produces
    @Singleton
    HospitalDirectory hospitalDirectory(Hospitals hospitals, Transactions transactions, InstantSource clock) {
        return new HospitalDirectory(hospitals, transactions, clock);
    }

    @Produces
    @Singleton
    DoctorDirectory doctorDirectory(Doctors doctors, Transactions transactions, InstantSource clock) {
        return new DoctorDirectory(doctors, transactions, clock);
    }

    @Produces
    @Singleton
    PatientDirectory patientDirectory(Patients patients, Transactions transactions, InstantSource clock) {
        return new PatientDirectory(patients, transactions, clock);
    }
}
