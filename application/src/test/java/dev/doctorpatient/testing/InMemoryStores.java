package dev.doctorpatient.testing;

import dev.doctorpatient.application.careteam.port.CareTeams;
import dev.doctorpatient.application.careteam.port.Mappings;
import dev.doctorpatient.application.conversation.port.Chats;
import dev.doctorpatient.application.conversation.port.MessageLog;
import dev.doctorpatient.application.directory.port.Doctors;
import dev.doctorpatient.application.directory.port.Hospitals;
import dev.doctorpatient.application.directory.port.Patients;
import dev.doctorpatient.application.identity.port.Sessions;
import dev.doctorpatient.application.identity.port.SocketTickets;
import dev.doctorpatient.application.identity.port.Users;
import dev.doctorpatient.application.interview.port.Interviews;
import dev.doctorpatient.application.scheduling.port.Appointments;

/** A new, empty database in memory with all its stores. */
public record InMemoryStores(
        InMemoryDatabase transactions,
        Users users,
        Sessions sessions,
        SocketTickets socketTickets,
        Hospitals hospitals,
        Doctors doctors,
        Patients patients,
        Mappings mappings,
        CareTeams careTeams,
        Appointments appointments,
        Chats chats,
        MessageLog messageLog,
        Interviews interviews)
        implements Stores {
    /** An empty database. */
    public InMemoryStores() {
        this(new InMemoryDatabase());
    }

    private InMemoryStores(InMemoryDatabase database) {
        this(
                database,
                new InMemoryUsers(database),
                new InMemorySessions(database),
                new InMemorySocketTickets(database),
                new InMemoryHospitals(database),
                new InMemoryDoctors(database),
                new InMemoryPatients(database),
                new InMemoryMappings(database),
                new InMemoryCareTeams(database),
                new InMemoryAppointments(database),
                new InMemoryChats(database),
                new InMemoryMessageLog(database),
                new InMemoryInterviews(database));
    }
}
