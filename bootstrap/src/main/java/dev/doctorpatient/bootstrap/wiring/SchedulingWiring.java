package dev.doctorpatient.bootstrap.wiring;

import dev.doctorpatient.application.access.AuditedTransactions;
import dev.doctorpatient.application.careteam.port.CareTeams;
import dev.doctorpatient.application.directory.port.Doctors;
import dev.doctorpatient.application.directory.port.Hospitals;
import dev.doctorpatient.application.directory.port.Patients;
import dev.doctorpatient.application.scheduling.AppointmentBooking;
import dev.doctorpatient.application.scheduling.Calendar;
import dev.doctorpatient.application.scheduling.port.AppointmentObserver;
import dev.doctorpatient.application.scheduling.port.Appointments;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Appointments. */
class SchedulingWiring {
    @Produces
    @Singleton
    AppointmentBooking appointmentBooking(
            Appointments appointments,
            Hospitals hospitals,
            Doctors doctors,
            Patients patients,
            CareTeams careTeams,
            AppointmentObserver observer,
            AuditedTransactions transactions,
            InstantSource clock) {
        return new AppointmentBooking(
                appointments, hospitals, doctors, patients, careTeams, observer, transactions, clock);
    }

    @Produces
    @Singleton
    Calendar calendar(
            Appointments appointments,
            Hospitals hospitals,
            Doctors doctors,
            Patients patients,
            CareTeams careTeams,
            AuditedTransactions transactions) {
        return new Calendar(appointments, hospitals, doctors, patients, careTeams, transactions);
    }
}
