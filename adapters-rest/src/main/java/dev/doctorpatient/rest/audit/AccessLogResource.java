package dev.doctorpatient.rest.audit;

import dev.doctorpatient.application.access.Caller;
import dev.doctorpatient.application.audit.AuditRecords;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.rest.shared.PagedJson;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/patients/{id}/access-log")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Audit")
@Authenticated
@RunOnVirtualThread
class AccessLogResource {
    private final AuditRecords records;
    private final Caller caller;

    AccessLogResource(AuditRecords records, Caller caller) {
        this.records = records;
        this.caller = caller;
    }

    @GET
    @Operation(
            summary = "See who looked at a patient's data or changed it",
            description =
                    "For the patient's own users and administrators, newest first. An administrator who broke the glass is listed"
                            + " with the reason.")
    public PagedJson<AccessLogEntryJson> list(
            @RestPath PatientId id, @RestQuery @Nullable String limit, @RestQuery @Nullable String cursor) {
        return PagedJson.of(
                records.accessLog(caller.actor(), id, PagedJson.request(limit, cursor)), AccessLogEntryJson::of);
    }
}
