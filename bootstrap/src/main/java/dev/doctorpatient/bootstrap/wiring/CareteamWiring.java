package dev.doctorpatient.bootstrap.wiring;

import dev.doctorpatient.application.access.AuditedTransactions;
import dev.doctorpatient.application.careteam.CareTeamMembership;
import dev.doctorpatient.application.careteam.port.AccessFeed;
import dev.doctorpatient.application.careteam.port.AssignmentObserver;
import dev.doctorpatient.application.careteam.port.Mappings;
import dev.doctorpatient.application.directory.port.Doctors;
import dev.doctorpatient.application.directory.port.Hospitals;
import dev.doctorpatient.application.directory.port.Patients;
import dev.doctorpatient.application.identity.port.Users;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Mappings. */
class CareteamWiring {
    @Produces
    @Singleton
    CareTeamMembership careTeamMembership(
            Mappings mappings,
            Hospitals hospitals,
            Doctors doctors,
            Patients patients,
            Users users,
            AssignmentObserver observer,
            AccessFeed feed,
            AuditedTransactions transactions,
            InstantSource clock) {
        return new CareTeamMembership(
                mappings, hospitals, doctors, patients, users, observer, feed, transactions, clock);
    }
}
