package dev.doctorpatient.domain.scheduling;

import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.HospitalId;
import dev.doctorpatient.domain.directory.PatientId;
import java.time.Instant;
import java.util.Optional;
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

    /** The same for one doctor's appointments only; empty if the filter is about another doctor's. */
    public Optional<AppointmentFilter> narrowedTo(DoctorId only) {
        return doctor == null || doctor.equals(only)
                ? Optional.of(new AppointmentFilter(only, patient, hospital, statuses, types, from, to))
                : Optional.empty();
    }

    /** The same for one patient's appointments only; empty if the filter is about another patient's. */
    public Optional<AppointmentFilter> narrowedTo(PatientId only) {
        return patient == null || patient.equals(only)
                ? Optional.of(new AppointmentFilter(doctor, only, hospital, statuses, types, from, to))
                : Optional.empty();
    }

    /** The same for the appointments at one hospital only; empty if the filter is about those at another. */
    public Optional<AppointmentFilter> narrowedTo(HospitalId only) {
        return hospital == null || hospital.equals(only)
                ? Optional.of(new AppointmentFilter(doctor, patient, only, statuses, types, from, to))
                : Optional.empty();
    }
}
