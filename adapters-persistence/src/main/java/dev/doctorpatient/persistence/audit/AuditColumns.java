package dev.doctorpatient.persistence.audit;

import dev.doctorpatient.domain.audit.AuditAction;
import dev.doctorpatient.domain.audit.AuditEvent;
import dev.doctorpatient.domain.audit.AuditEventId;
import dev.doctorpatient.domain.audit.AuditOutcome;
import dev.doctorpatient.domain.audit.Origin;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.identity.Role;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.shared.ResourceType;
import dev.doctorpatient.persistence.shared.Values;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a pending event and one in the chain both have. */
@Embeddable
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class AuditColumns {
    public Instant recordedAt;

    public String action;

    public String outcome;

    public @Nullable UUID actorUserId;

    public @Nullable String actorRole;

    public @Nullable String ip;

    public String resourceType;

    public @Nullable UUID resourceId;

    public @Nullable UUID patientId;

    public @Nullable String requestId;

    public @Nullable String reason;

    static AuditColumns of(AuditEvent event) {
        var actor = event.actor();
        var role = event.role();
        var patient = event.patient();
        var columns = new AuditColumns();
        columns.recordedAt = event.recordedAt();
        columns.action = Values.name(event.action());
        columns.outcome = Values.name(event.outcome());
        columns.actorUserId = actor == null ? null : actor.value();
        columns.actorRole = role == null ? null : Values.name(role);
        columns.ip = event.origin().ip();
        columns.resourceType = Values.name(event.resourceType());
        columns.resourceId = event.resource();
        columns.patientId = patient == null ? null : patient.value();
        columns.requestId = event.origin().requestId();
        columns.reason = event.reason();
        return columns;
    }

    AuditEvent toDomain(UUID id) {
        return new AuditEvent(
                new AuditEventId(id),
                recordedAt,
                actorUserId == null ? null : new UserId(actorUserId),
                actorRole == null ? null : Values.constant(Role.class, actorRole),
                Values.constant(AuditAction.class, action),
                Values.constant(AuditOutcome.class, outcome),
                Values.constant(ResourceType.class, resourceType),
                resourceId,
                patientId == null ? null : new PatientId(patientId),
                reason,
                new Origin(ip, requestId));
    }
}
