package dev.doctorpatient.rest.interview;

import dev.doctorpatient.application.access.Caller;
import dev.doctorpatient.application.interview.SummaryReview;
import dev.doctorpatient.domain.interview.AiSessionId;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.rest.shared.QueryValues;
import dev.doctorpatient.rest.shared.Refuses;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What becomes of an interview's summary. */
@Path("/ai")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "AI assistant")
@Authenticated
@RunOnVirtualThread
class AiSummaryResource {
    @Schema(name = "CorrectedAiSummary")
    record Correction(@NotNull String summary) {}

    private final SummaryReview review;
    private final Caller caller;

    AiSummaryResource(SummaryReview review, Caller caller) {
        this.review = review;
        this.caller = caller;
    }

    @GET
    @Path("/sessions/{id}/summary")
    @Operation(
            summary = "Get the summary of an interview with its evidence",
            description =
                    "Whoever may read the interview may. Each item names the answers that it comes from; what no answer "
                            + "supports is under `unsupported`. It is marked as generated until a doctor confirms it.")
    @Refuses({ProblemCode.NOTHING_TO_SUMMARIZE, ProblemCode.BREAK_GLASS_REQUIRED})
    @Parameter(ref = "BreakGlass")
    public AiSummaryJson get(@RestPath AiSessionId id) {
        return AiSummaryJson.of(review.read(caller.actor(), id));
    }

    @PUT
    @Path("/sessions/{id}/summary")
    @Operation(
            summary = "Correct the summary",
            description = "The patient's users may until a doctor has confirmed it. Every version is kept.")
    @Refuses({ProblemCode.NOTHING_TO_SUMMARIZE, ProblemCode.SUMMARY_CONFIRMED, ProblemCode.BREAK_GLASS_REQUIRED})
    public AiSummaryJson correct(@RestPath AiSessionId id, @Valid @NotNull Correction correction) {
        return AiSummaryJson.of(review.correct(caller.actor(), id, correction.summary()));
    }

    @PUT
    @Path("/sessions/{id}/summary/confirm")
    @Operation(
            summary = "Confirm the summary",
            description =
                    "The doctor of the interview's chat may. From then on it no longer counts as generated. With the "
                            + "`version` that you read, a correction that you have not seen is not confirmed.")
    @Refuses({ProblemCode.NOTHING_TO_SUMMARIZE, ProblemCode.CONCURRENT_CHANGE, ProblemCode.BREAK_GLASS_REQUIRED})
    public AiSummaryJson confirm(@RestPath AiSessionId id, @RestQuery @Nullable String version) {
        return AiSummaryJson.of(
                review.confirm(caller.actor(), id, version == null ? null : QueryValues.number("version", version)));
    }
}
