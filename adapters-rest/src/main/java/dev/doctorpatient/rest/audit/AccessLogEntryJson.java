package dev.doctorpatient.rest.audit;

import dev.doctorpatient.domain.audit.AccessLogEntry;
import dev.doctorpatient.domain.audit.AuditAction;
import dev.doctorpatient.domain.identity.Role;
import dev.doctorpatient.domain.shared.ResourceType;
import dev.doctorpatient.rest.shared.WireNames;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who looked, without what concerns them more than the patient: from where they did it. */
public record AccessLogEntryJson(
        UUID id,
        Instant recordedAt,
        @Nullable UUID actorUserId,
        @Nullable String actorName,
        @Schema(implementation = Role.class) @Nullable String actorRole,
        @Schema(implementation = AuditAction.class) String action,
        @Schema(implementation = ResourceType.class) String resourceType,
        @Nullable UUID resourceId,
        @Nullable String reason) {
    /** The shape of an entry. */
    public static AccessLogEntryJson of(AccessLogEntry entry) {
        var event = entry.chained().event();
        var actor = event.actor();
        return new AccessLogEntryJson(
                event.id().value(),
                event.recordedAt(),
                actor == null ? null : actor.value(),
                entry.actorName(),
                event.role() == null ? null : WireNames.of(event.role()),
                WireNames.of(event.action()),
                WireNames.of(event.resourceType()),
                event.resource(),
                event.reason());
    }
}
