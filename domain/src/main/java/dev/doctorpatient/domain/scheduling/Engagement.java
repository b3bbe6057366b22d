package dev.doctorpatient.domain.scheduling;

/** That somebody is engaged at a time, and by which appointment. */
public record Engagement(AppointmentId appointment, TimeSlot slot) {}
