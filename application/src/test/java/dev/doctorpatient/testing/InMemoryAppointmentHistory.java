package dev.doctorpatient.testing;

import dev.doctorpatient.application.scheduling.port.AppointmentHistory;
import dev.doctorpatient.application.shared.Page;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.application.shared.Position;
import dev.doctorpatient.domain.scheduling.AppointmentId;
import dev.doctorpatient.domain.scheduling.AppointmentRevision;
import java.util.List;
import java.util.Optional;

/** The states of appointments in memory. */
public final class InMemoryAppointmentHistory implements AppointmentHistory {
    private final InMemoryDatabase database;

    /** The history in a database. */
    public InMemoryAppointmentHistory(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public Page<AppointmentRevision> page(AppointmentId appointment, PageRequest request) {
        return Pages.of(
                database.appointmentRevisions.all(),
                revision -> revision.state().id().equals(appointment),
                Pages.ASCENDING,
                revision -> new Position(revision.state().revision(), appointment.value()),
                request);
    }

    @Override
    public Optional<AppointmentRevision> find(AppointmentId appointment, int revision) {
        return database.appointmentRevisions.find(List.of(appointment, revision));
    }
}
