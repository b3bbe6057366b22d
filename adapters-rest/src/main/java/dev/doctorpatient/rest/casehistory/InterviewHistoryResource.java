package dev.doctorpatient.rest.casehistory;

import dev.doctorpatient.application.access.Caller;
import dev.doctorpatient.application.casehistory.CaseHistoryKeeping;
import dev.doctorpatient.domain.interview.AiSessionId;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.rest.shared.ApiBase;
import dev.doctorpatient.rest.shared.Created;
import dev.doctorpatient.rest.shared.Refuses;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/ai")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Case histories and documents")
@Authenticated
@RunOnVirtualThread
class InterviewHistoryResource {
    private final CaseHistoryKeeping keeping;
    private final ApiBase base;
    private final Caller caller;

    InterviewHistoryResource(CaseHistoryKeeping keeping, ApiBase base, Caller caller) {
        this.keeping = keeping;
        this.base = base;
        this.caller = caller;
    }

    @POST
    @Path("/sessions/{id}/case-history")
    @Operation(
            summary = "Take the summary of an interview over into the patient's case history",
            description =
                    "The doctor of the interview's chat may, once the interview ended with a summary. Each call makes an entry.")
    @Refuses({ProblemCode.BREAK_GLASS_REQUIRED, ProblemCode.NOTHING_TO_SUMMARIZE})
    public RestResponse<CaseHistoryJson> add(@RestPath AiSessionId id) {
        var entry = CaseHistoryJson.of(keeping.addSummaryOf(caller.actor(), id), base);
        return Created.at(entry.place(), entry);
    }
}
