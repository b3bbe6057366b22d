package dev.doctorpatient.rest.suggestion;

import dev.doctorpatient.application.access.Caller;
import dev.doctorpatient.application.interview.SummaryReview;
import dev.doctorpatient.domain.interview.AiSessionId;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.rest.shared.PagedJson;
import dev.doctorpatient.rest.shared.Refuses;
import dev.doctorpatient.rest.suggestion.SuggestionResource.SuggestionJson;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** The suggestions that fit an interview. */
@Path("/ai")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Suggestions")
@Authenticated
@RunOnVirtualThread
class FittingSuggestionsResource {
    private final SummaryReview review;
    private final Caller caller;

    FittingSuggestionsResource(SummaryReview review, Caller caller) {
        this.review = review;
        this.caller = caller;
    }

    @GET
    @Path("/sessions/{id}/suggestions")
    @Operation(
            summary = "List the suggestions that fit the complaint in an interview's summary, best first",
            description = "The doctor of the interview's chat may. At most ten are listed.")
    @Refuses({ProblemCode.NOTHING_TO_SUMMARIZE, ProblemCode.BREAK_GLASS_REQUIRED})
    public PagedJson<SuggestionJson> list(@RestPath AiSessionId id) {
        return PagedJson.ofAll(review.suggestions(caller.actor(), id), SuggestionJson::of);
    }
}
