package dev.doctorpatient.persistence.scheduling;

import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.HospitalId;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.scheduling.Appointment;
import dev.doctorpatient.domain.scheduling.AppointmentId;
import dev.doctorpatient.domain.scheduling.AppointmentStatus;
import dev.doctorpatient.domain.scheduling.AppointmentType;
import dev.doctorpatient.domain.scheduling.Cancellation;
import dev.doctorpatient.domain.scheduling.Extras;
import dev.doctorpatient.domain.scheduling.TimeSlot;
import dev.doctorpatient.persistence.shared.Values;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "appointments")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class AppointmentRow {
    @Id
    public UUID id;

    public UUID doctorId;
    public UUID patientId;
    public @Nullable UUID hospitalId;
    public Instant timeSlot;
    public int durationMinutes;
    public Instant endsAt;
    public String type;
    public String status;
    public @Nullable String extras;
    public @Nullable UUID cancelledBy;
    public @Nullable String cancellationReason;

    @Version // Hibernate counts as the domain does: once for each change
    public int version;

    public Instant createdAt;
    public Instant updatedAt;

    AppointmentRow take(Appointment appointment) {
        id = appointment.id().value();
        doctorId = appointment.doctor().value();
        patientId = appointment.patient().value();
        hospitalId =
                appointment.hospital() == null ? null : appointment.hospital().value();
        timeSlot = appointment.slot().start();
        durationMinutes = Math.toIntExact(appointment.slot().duration().toMinutes());
        endsAt = appointment.slot().end();
        type = Values.name(appointment.type());
        status = Values.name(appointment.status());
        extras = appointment.extras() == null ? null : appointment.extras().json();
        var cancellation = appointment.cancellation();
        cancelledBy = cancellation == null ? null : cancellation.by().value();
        cancellationReason = cancellation == null ? null : cancellation.reason();
        createdAt = Values.stored(appointment.createdAt());
        updatedAt = Values.stored(appointment.updatedAt());
        return this;
    }

    Appointment toDomain() {
        return new Appointment(
                new AppointmentId(id),
                new DoctorId(doctorId),
                new PatientId(patientId),
                hospitalId == null ? null : new HospitalId(hospitalId),
                new TimeSlot(timeSlot, Duration.ofMinutes(durationMinutes)),
                Values.constant(AppointmentType.class, type),
                extras == null ? null : new Extras(extras),
                Values.constant(AppointmentStatus.class, status),
                cancelledBy == null ? null : new Cancellation(new UserId(cancelledBy), cancellationReason),
                version,
                createdAt,
                updatedAt);
    }
}
