package dev.doctorpatient.rest.scheduling;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.doctorpatient.domain.scheduling.Appointment;
import dev.doctorpatient.domain.scheduling.AppointmentStatus;
import dev.doctorpatient.domain.scheduling.AppointmentType;
import dev.doctorpatient.rest.shared.WireNames;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An appointment on the wire. */
public record AppointmentJson(
        UUID id,
        UUID doctorId,
        UUID patientId,
        Instant timeSlot,
        long durationMinutes,
        @Nullable UUID hospitalId,
        @Schema(implementation = AppointmentType.class) String type,
        @Schema(implementation = AppointmentStatus.class) String status,

        @JsonRawValue @Schema(type = SchemaType.OBJECT) @Nullable
        String extras,

        @Nullable UUID cancelledBy,
        @Nullable String cancellationReason,
        int version,
        Instant createdAt,
        Instant updatedAt) {
    /** The shape of an appointment. */
    public static AppointmentJson of(Appointment appointment) {
        var hospital = appointment.hospital();
        var extras = appointment.extras();
        var cancellation = appointment.cancellation();
        return new AppointmentJson(
                appointment.id().value(),
                appointment.doctor().value(),
                appointment.patient().value(),
                appointment.slot().start(),
                appointment.slot().duration().toMinutes(),
                hospital == null ? null : hospital.value(),
                WireNames.of(appointment.type()),
                WireNames.of(appointment.status()),
                extras == null ? null : extras.json(),
                cancellation == null ? null : cancellation.by().value(),
                cancellation == null ? null : cancellation.reason(),
                appointment.revision(),
                appointment.createdAt(),
                appointment.updatedAt());
    }
}
