package dev.doctorpatient.domain.scheduling;

import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.HospitalId;
import dev.doctorpatient.domain.directory.PatientId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which appointments a list is about; null and empty mean any.
 *
 * @param from the earliest start
 * @param to the instant before which they start
 */
public record AppointmentFilter(
        @Nullable DoctorId doctor,
        @Nullable PatientId patient,
        @Nullable HospitalId hospital,
        Set<AppointmentStatus> statuses,
        Set<AppointmentType> types,
        @Nullable Instant from,
        @Nullable Instant to) {
    /** Keeps its own copies. */
    public AppointmentFilter {
        statuses = Set.copyOf(statuses);
        types = Set.copyOf(types);
    }
}
