package dev.doctorpatient.domain.directory;

import org.jspecify.annotations.Nullable;

/**
 * Which doctors a list is about, all of them active; null means any.
 *
 * @param text part of the name, in any case
 * @param hospital where they work
 * @param designation the whole designation, in any case
 * @param patient whom they treat
 */
public record DoctorFilter(
        @Nullable String text,
        @Nullable HospitalId hospital,
        @Nullable String designation,
        @Nullable PatientId patient) {}
