package dev.doctorpatient.rest.scheduling;

import dev.doctorpatient.domain.scheduling.AppointmentChange;
import dev.doctorpatient.domain.scheduling.AppointmentRevision;
import dev.doctorpatient.rest.shared.WireNames;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An appointment as one change left it, on the wire. */
public record AppointmentRevisionJson(
        int version,
        @Schema(implementation = AppointmentChange.class) String change,
        @Nullable UUID changedBy,
        Instant changedAt,
        AppointmentJson appointment) {
    /** The shape of a revision. */
    public static AppointmentRevisionJson of(AppointmentRevision revision) {
        var by = revision.by();
        return new AppointmentRevisionJson(
                revision.state().revision(),
                WireNames.of(revision.change()),
                by == null ? null : by.value(),
                revision.state().updatedAt(),
                AppointmentJson.of(revision.state()));
    }
}
