package dev.doctorpatient.persistence.scheduling;

import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.scheduling.Appointment;
import dev.doctorpatient.domain.scheduling.AppointmentChange;
import dev.doctorpatient.domain.scheduling.AppointmentRevision;
import dev.doctorpatient.domain.scheduling.AppointmentStatus;
import dev.doctorpatient.domain.scheduling.AppointmentType;
import dev.doctorpatient.domain.scheduling.Cancellation;
import dev.doctorpatient.domain.scheduling.Extras;
import dev.doctorpatient.domain.scheduling.TimeSlot;
import dev.doctorpatient.domain.shared.TimeOrderedId;
import dev.doctorpatient.persistence.shared.Values;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "appointment_revisions")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class AppointmentRevisionRow {
    @Id
    public UUID id;

    public UUID appointmentId;
    public int revision;
    public String change;
    public @Nullable UUID changedBy;
    public Instant timeSlot;
    public int durationMinutes;
    public String type;
    public String status;
    public @Nullable String extras;
    public @Nullable UUID cancelledBy;
    public @Nullable String cancellationReason;
    public Instant changedAt;

    static AppointmentRevisionRow of(Appointment state, AppointmentChange change, UserId by) {
        var row = new AppointmentRevisionRow();
        row.id = TimeOrderedId.next();
        row.appointmentId = state.id().value();
        row.revision = state.revision();
        row.change = Values.name(change);
        row.changedBy = by.value();
        row.timeSlot = state.slot().start();
        row.durationMinutes = Math.toIntExact(state.slot().duration().toMinutes());
        row.type = Values.name(state.type());
        row.status = Values.name(state.status());
        row.extras = state.extras() == null ? null : state.extras().json();
        var cancellation = state.cancellation();
        row.cancelledBy = cancellation == null ? null : cancellation.by().value();
        row.cancellationReason = cancellation == null ? null : cancellation.reason();
        row.changedAt = Values.stored(state.updatedAt());
        return row;
    }

    /** With what no change touches from the appointment itself. */
    AppointmentRevision toDomain(Appointment appointment) {
        var state = new Appointment(
                appointment.id(),
                appointment.doctor(),
                appointment.patient(),
                appointment.hospital(),
                new TimeSlot(timeSlot, Duration.ofMinutes(durationMinutes)),
                Values.constant(AppointmentType.class, type),
                extras == null ? null : new Extras(extras),
                Values.constant(AppointmentStatus.class, status),
                cancelledBy == null ? null : new Cancellation(new UserId(cancelledBy), cancellationReason),
                revision,
                appointment.createdAt(),
                changedAt);
        return new AppointmentRevision(
                state,
                Values.constant(AppointmentChange.class, change),
                changedBy == null ? null : new UserId(changedBy));
    }
}
