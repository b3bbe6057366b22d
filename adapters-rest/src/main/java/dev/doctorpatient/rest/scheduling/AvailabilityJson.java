package dev.doctorpatient.rest.scheduling;

import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.scheduling.Availability;
import java.util.List;
import java.util.UUID;

/** When a doctor can be booked, on the wire. */
record AvailabilityJson(
        UUID doctorId, String timeZone, List<WeeklyHoursBody> weekly, List<DateExceptionBody> exceptions) {
    static AvailabilityJson of(DoctorId doctor, Availability availability) {
        var schedule = availability.schedule();
        return new AvailabilityJson(
                doctor.value(),
                availability.zone().getId(),
                schedule.weekly().stream().map(WeeklyHoursBody::of).toList(),
                schedule.exceptions().stream().map(DateExceptionBody::of).toList());
    }
}
