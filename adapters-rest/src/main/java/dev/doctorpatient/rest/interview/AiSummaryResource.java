package dev.doctorpatient.rest.interview;

import dev.doctorpatient.application.access.Caller;
import dev.doctorpatient.application.interview.SummaryReview;
import dev.doctorpatient.application.interview.SummaryReview.Reviewed;
import dev.doctorpatient.domain.interview.AiSessionId;
import dev.doctorpatient.domain.interview.InterviewSummary;
import dev.doctorpatient.domain.interview.Origin;
import dev.doctorpatient.domain.interview.Reply;
import dev.doctorpatient.domain.interview.SummaryReading;
import dev.doctorpatient.domain.interview.Topic;
import dev.doctorpatient.domain.interview.Turn;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.rest.shared.QueryValues;
import dev.doctorpatient.rest.shared.Refuses;
import dev.doctorpatient.rest.shared.WireNames;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
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

    record AiSummaryVersionJson(
            String text, boolean aiGenerated, @Nullable UUID correctedBy, Instant createdAt) {
        static AiSummaryVersionJson of(InterviewSummary.Version version) {
            var by = version.correctedBy();
            return new AiSummaryVersionJson(version.text(), by == null, by == null ? null : by.value(), version.at());
        }
    }

    record AiSummaryEvidenceJson(UUID messageId, int questionNumber) {}

    record AiSummaryItemJson(
            @Schema(implementation = Topic.class) String topic, String text, List<AiSummaryEvidenceJson> answers) {}

    record AiSummaryJson(
            UUID sessionId,
            String summary,

            @Schema(implementation = InterviewSummary.Status.class)
            String status,

            boolean aiGenerated,
            @Nullable String provider,
            @Nullable String model,
            @Nullable UUID confirmedBy,
            @Nullable Instant confirmedAt,
            List<AiSummaryItemJson> items,

            List<String> missing,

            List<String> unsupported,
            int version,
            List<AiSummaryVersionJson> versions) {
        static AiSummaryJson of(Reviewed reviewed) {
            var summary = reviewed.summary();
            var reading = reviewed.reading();
            var confirmation = summary.confirmation();
            var origin = originOf(reviewed);
            return new AiSummaryJson(
                    reviewed.interview().opening().id().value(),
                    summary.text(),
                    WireNames.of(summary.status()),
                    summary.status() == InterviewSummary.Status.GENERATED,
                    origin == null ? null : origin.provider(),
                    origin == null ? null : origin.model(),
                    confirmation == null ? null : confirmation.by().value(),
                    confirmation == null ? null : confirmation.at(),
                    reading.items().stream().map(item -> itemOf(item, reviewed)).toList(),
                    reading.missing().stream().map(WireNames::of).toList(),
                    reading.unsupported(),
                    summary.versions().size(),
                    summary.versions().stream().map(AiSummaryVersionJson::of).toList());
        }

        private static @Nullable Origin originOf(Reviewed reviewed) {
            return reviewed.interview().transcript().turns().reversed().stream()
                    .filter(turn -> turn.reply() instanceof Reply.Summary)
                    .findFirst()
                    .map(Turn::origin)
                    .orElse(null);
        }

        private static AiSummaryItemJson itemOf(SummaryReading.Item item, Reviewed reviewed) {
            var answers = reviewed.interview().transcript().answers();
            return new AiSummaryItemJson(
                    WireNames.of(item.topic()),
                    item.text(),
                    item.answers().stream()
                            .map(answered -> new AiSummaryEvidenceJson(
                                    Objects.requireNonNull(answers.get(answered.question()))
                                            .id()
                                            .value(),
                                    answered.question().number()))
                            .toList());
        }
    }

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
