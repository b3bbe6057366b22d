package dev.doctorpatient.rest.audit;

import dev.doctorpatient.application.access.Caller;
import dev.doctorpatient.application.audit.AuditRecords;
import dev.doctorpatient.domain.audit.AuditAction;
import dev.doctorpatient.domain.audit.AuditFilter;
import dev.doctorpatient.domain.audit.AuditOutcome;
import dev.doctorpatient.domain.audit.ChainedEvent;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.identity.Role;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.shared.ResourceType;
import dev.doctorpatient.rest.shared.PagedJson;
import dev.doctorpatient.rest.shared.QueryValues;
import dev.doctorpatient.rest.shared.WireNames;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/audit-events")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Audit", description = "Who did what. Nothing here can be changed or removed.")
@Authenticated
@RunOnVirtualThread
class AuditEventResource {
    record AuditEventJson(
            UUID id,
            long seq,
            Instant recordedAt,
            @Nullable UUID actorUserId,
            @Schema(implementation = Role.class) @Nullable String actorRole,
            @Schema(implementation = AuditAction.class) String action,
            @Schema(implementation = AuditOutcome.class) String outcome,
            @Schema(implementation = ResourceType.class) String resourceType,
            @Nullable UUID resourceId,
            @Nullable UUID patientId,
            @Nullable String reason,
            @Nullable String ip,
            @Nullable String requestId) {
        static AuditEventJson of(ChainedEvent chained) {
            var event = chained.event();
            var actor = event.actor();
            var patient = event.patient();
            return new AuditEventJson(
                    event.id().value(),
                    chained.seq(),
                    event.recordedAt(),
                    actor == null ? null : actor.value(),
                    event.role() == null ? null : WireNames.of(event.role()),
                    WireNames.of(event.action()),
                    WireNames.of(event.outcome()),
                    WireNames.of(event.resourceType()),
                    event.resource(),
                    patient == null ? null : patient.value(),
                    event.reason(),
                    event.origin().ip(),
                    event.origin().requestId());
        }
    }

    private final AuditRecords records;
    private final Caller caller;

    AuditEventResource(AuditRecords records, Caller caller) {
        this.records = records;
        this.caller = caller;
    }

    @GET
    @Operation(
            summary = "List who did what (administrators)",
            description =
                    "Every read and write of a patient's data, every sign-in, refusal and administrative act, newest first."
                            + " Reading this list is an event of its own.")
    public PagedJson<AuditEventJson> list(
            @RestQuery("patient_id") @Nullable String patientId,
            @RestQuery("actor_user_id") @Nullable String actorUserId,
            @RestQuery @Schema(implementation = AuditAction.class) @Nullable String action,
            @RestQuery @Schema(implementation = AuditOutcome.class) @Nullable String outcome,
            @RestQuery @Nullable String from,
            @RestQuery @Nullable String to,
            @RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor) {
        var filter = new AuditFilter(
                QueryValues.id("patient_id", patientId, PatientId::new),
                QueryValues.id("actor_user_id", actorUserId, UserId::new),
                WireNames.parseOptional(AuditAction.class, "action", action),
                WireNames.parseOptional(AuditOutcome.class, "outcome", outcome),
                QueryValues.from("from", from),
                QueryValues.to("to", to));
        return PagedJson.of(records.list(caller.actor(), filter, PagedJson.request(limit, cursor)), AuditEventJson::of);
    }
}
