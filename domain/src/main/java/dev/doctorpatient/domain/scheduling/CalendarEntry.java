package dev.doctorpatient.domain.scheduling;

import org.jspecify.annotations.Nullable;

/**
 * What stands of an appointment in a calendar outside this service. The patient is never named: other people's programs and clouds
 * read it.
 *
 * @param doctor the doctor's name, for those on the patient's side; null for others
 * @param place the hospital's name; null if there is none
 */
public record CalendarEntry(
        Appointment appointment,
        @Nullable String doctor,
        @Nullable String place) {}
