package dev.doctorpatient.application.scheduling.port;

import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.scheduling.Schedule;

/** What doctors have laid down of their hours. Hours at a hospital go when the doctor no longer works there, and do not come back. */
public interface Schedules {
    /** What a doctor has laid down; the empty schedule if that is nothing. */
    Schedule find(DoctorId doctor);

    /**
     * Stores a schedule in place of what was laid down. The doctor is locked by the same transaction, so nobody is booked meanwhile.
     *
     * @throws dev.doctorpatient.domain.shared.Conflict {@code concurrent_change} if the doctor does not work at a hospital that it names
     */
    void replace(DoctorId doctor, Schedule schedule);
}
