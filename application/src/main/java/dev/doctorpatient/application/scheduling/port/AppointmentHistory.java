package dev.doctorpatient.application.scheduling.port;

import dev.doctorpatient.application.shared.Page;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.domain.scheduling.AppointmentId;
import dev.doctorpatient.domain.scheduling.AppointmentRevision;
import java.util.Optional;

/** What became of appointments: {@link Appointments} keeps each state together with the change that led to it. */
public interface AppointmentHistory {
    /** The states of an appointment, oldest first. */
    Page<AppointmentRevision> page(AppointmentId appointment, PageRequest request);

    /** One state of an appointment. */
    Optional<AppointmentRevision> find(AppointmentId appointment, int revision);
}
