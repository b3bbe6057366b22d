package dev.doctorpatient.domain.audit;

import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.identity.Role;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.shared.ResourceType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That somebody did something, or tried to (IHE ITI-20, NIST SP 800-92). It holds ids and no clinical text.
 *
 * @param actor who; null if nobody had proved who they are
 * @param role as what; null exactly if there is no actor
 * @param resource the id of the object; null if it has none, as a list or a new object that was refused
 * @param patient whom it concerns; null if nobody or not known
 * @param reason for which the glass was broken; null if it was not
 */
public record AuditEvent(
        AuditEventId id,
        Instant recordedAt,
        @Nullable UserId actor,
        @Nullable Role role,
        AuditAction action,
        AuditOutcome outcome,
        ResourceType resourceType,
        @Nullable UUID resource,
        @Nullable PatientId patient,
        @Nullable String reason,
        Origin origin) {
    /** Checks that an actor has a role, and cuts the time to microseconds, which is what databases keep. */
    public AuditEvent {
        recordedAt = recordedAt.truncatedTo(ChronoUnit.MICROS);
        if ((actor == null) != (role == null)) {
            throw new IllegalArgumentException("an actor acts in a role");
        }
    }
}
