package dev.doctorpatient.rest.casehistory;

import dev.doctorpatient.application.access.Caller;
import dev.doctorpatient.application.casehistory.DocumentReading;
import dev.doctorpatient.domain.casehistory.DocumentFilter;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.rest.shared.ApiBase;
import dev.doctorpatient.rest.shared.PagedJson;
import dev.doctorpatient.rest.shared.QueryValues;
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

@Path("/patients/{id}/reports")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Case histories and documents")
@Authenticated
@RunOnVirtualThread
class ReportResource {
    private final DocumentReading reading;
    private final ApiBase base;
    private final Caller caller;

    ReportResource(DocumentReading reading, ApiBase base, Caller caller) {
        this.reading = reading;
        this.base = base;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "List a patient's documents of all entries and chats that you may see, newest first")
    public PagedJson<DocumentJson> list(
            @RestPath PatientId id,
            @RestQuery @Nullable String from,
            @RestQuery @Nullable String to,
            @RestQuery @Nullable String q,
            @RestQuery @Nullable String limit,
            @RestQuery @Nullable String cursor) {
        var filter = new DocumentFilter(QueryValues.from("from", from), QueryValues.to("to", to), q);
        return PagedJson.of(
                reading.list(caller.actor(), id, filter, PagedJson.request(limit, cursor)),
                document -> DocumentJson.of(document, base));
    }
}
