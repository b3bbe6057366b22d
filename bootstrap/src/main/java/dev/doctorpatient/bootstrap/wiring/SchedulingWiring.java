package dev.doctorpatient.bootstrap.wiring;

import dev.doctorpatient.application.access.AuditedTransactions;
import dev.doctorpatient.application.careteam.port.CareTeams;
import dev.doctorpatient.application.directory.port.Doctors;
import dev.doctorpatient.application.directory.port.Hospitals;
import dev.doctorpatient.application.directory.port.Patients;
import dev.doctorpatient.application.identity.port.TokenSecrets;
import dev.doctorpatient.application.identity.port.Users;
import dev.doctorpatient.application.scheduling.AppointmentBooking;
import dev.doctorpatient.application.scheduling.AppointmentProgress;
import dev.doctorpatient.application.scheduling.Calendar;
import dev.doctorpatient.application.scheduling.CalendarExport;
import dev.doctorpatient.application.scheduling.CalendarSubscription;
import dev.doctorpatient.application.scheduling.DoctorAvailability;
import dev.doctorpatient.application.scheduling.port.AppointmentHistory;
import dev.doctorpatient.application.scheduling.port.AppointmentObserver;
import dev.doctorpatient.application.scheduling.port.Appointments;
import dev.doctorpatient.application.scheduling.port.CalendarFeeds;
import dev.doctorpatient.application.scheduling.port.Schedules;
import dev.doctorpatient.application.shared.IdempotencyKeys;
import dev.doctorpatient.bootstrap.configuration.Settings;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Appointments. */
class SchedulingWiring {
    @Produces
    @Singleton
    AppointmentBooking appointmentBooking(
            Appointments appointments,
            AppointmentHistory history,
            Schedules schedules,
            IdempotencyKeys keys,
            Hospitals hospitals,
            Doctors doctors,
            Patients patients,
            CareTeams careTeams,
            AppointmentObserver observer,
            Settings settings,
            AuditedTransactions transactions,
            InstantSource clock) {
        return new AppointmentBooking(
                appointments,
                history,
                schedules,
                keys,
                hospitals,
                doctors,
                patients,
                careTeams,
                observer,
                settings.patientsWindow(),
                transactions,
                clock);
    }

    @Produces
    @Singleton
    AppointmentProgress appointmentProgress(
            Appointments appointments,
            CareTeams careTeams,
            Patients patients,
            AppointmentObserver observer,
            AuditedTransactions transactions,
            InstantSource clock) {
        return new AppointmentProgress(appointments, careTeams, patients, observer, transactions, clock);
    }

    @Produces
    @Singleton
    DoctorAvailability doctorAvailability(
            Appointments appointments,
            Schedules schedules,
            Hospitals hospitals,
            Doctors doctors,
            CareTeams careTeams,
            Settings settings,
            AuditedTransactions transactions,
            InstantSource clock) {
        return new DoctorAvailability(
                appointments, schedules, hospitals, doctors, careTeams, settings.patientsWindow(), transactions, clock);
    }

    @Produces
    @Singleton
    CalendarSubscription calendarSubscription(
            CalendarFeeds feeds, TokenSecrets secrets, AuditedTransactions transactions, InstantSource clock) {
        return new CalendarSubscription(feeds, secrets, transactions, clock);
    }

    @Produces
    @Singleton
    CalendarExport calendarExport(
            Appointments appointments,
            CalendarFeeds feeds,
            Users users,
            Doctors doctors,
            Hospitals hospitals,
            CareTeams careTeams,
            TokenSecrets secrets,
            AuditedTransactions transactions,
            InstantSource clock) {
        return new CalendarExport(
                appointments, feeds, users, doctors, hospitals, careTeams, secrets, transactions, clock);
    }

    @Produces
    @Singleton
    Calendar calendar(
            Appointments appointments,
            AppointmentHistory history,
            Hospitals hospitals,
            Doctors doctors,
            Patients patients,
            CareTeams careTeams,
            AuditedTransactions transactions) {
        return new Calendar(appointments, history, hospitals, doctors, patients, careTeams, transactions);
    }
}
