package dev.doctorpatient.domain.directory;

import org.jspecify.annotations.Nullable;

/**
 * Which hospitals a list is about, all of them active; null means any.
 *
 * @param text part of the name, in any case
 * @param city the whole name of the city, in any case
 * @param speciality one whole speciality, in any case
 * @param doctor who works there
 * @param patient who is registered there
 */
public record HospitalFilter(
        @Nullable String text,
        @Nullable String city,
        @Nullable String speciality,
        @Nullable DoctorId doctor,
        @Nullable PatientId patient) {}
