package dev.doctorpatient.domain.directory;

import org.jspecify.annotations.Nullable;

/**
 * Which patients a list is about, all of them active; null means any.
 *
 * @param text part of the name, in any case
 * @param hospital where they are registered
 * @param doctor who treats them
 */
public record PatientFilter(
        @Nullable String text,
        @Nullable HospitalId hospital,
        @Nullable DoctorId doctor) {}
