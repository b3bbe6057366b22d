package dev.doctorpatient.bootstrap.wiring;

import dev.doctorpatient.application.access.AuditedTransactions;
import dev.doctorpatient.application.careteam.port.AccessFeed;
import dev.doctorpatient.application.careteam.port.CareTeams;
import dev.doctorpatient.application.careteam.port.Mappings;
import dev.doctorpatient.application.directory.port.Doctors;
import dev.doctorpatient.application.directory.port.Hospitals;
import dev.doctorpatient.application.directory.port.Patients;
import dev.doctorpatient.application.file.FileDisposal;
import dev.doctorpatient.application.identity.port.SessionFeed;
import dev.doctorpatient.application.identity.port.Sessions;
import dev.doctorpatient.application.identity.port.Users;
import dev.doctorpatient.application.offboarding.Departure;
import dev.doctorpatient.application.offboarding.Erasure;
import dev.doctorpatient.application.offboarding.port.History;
import dev.doctorpatient.application.offboarding.port.PersonalTexts;
import dev.doctorpatient.application.scheduling.port.AppointmentObserver;
import dev.doctorpatient.application.scheduling.port.Appointments;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Leaving. */
class OffboardingWiring {
    @Produces
    @Singleton
    Departure departure(
            Hospitals hospitals,
            Doctors doctors,
            Patients patients,
            Mappings mappings,
            Appointments appointments,
            AppointmentObserver observer,
            History history,
            Users users,
            Sessions sessions,
            SessionFeed feed,
            AuditedTransactions transactions,
            InstantSource clock) {
        return new Departure(
                hospitals,
                doctors,
                patients,
                mappings,
                appointments,
                observer,
                history,
                users,
                sessions,
                feed,
                transactions,
                clock);
    }

    @Produces
    @Singleton
    Erasure erasure(
            Departure departure,
            Patients patients,
            Users users,
            Mappings mappings,
            CareTeams careTeams,
            PersonalTexts texts,
            FileDisposal disposal,
            AccessFeed feed,
            AuditedTransactions transactions,
            InstantSource clock) {
        return new Erasure(departure, patients, users, mappings, careTeams, texts, disposal, feed, transactions, clock);
    }
}
