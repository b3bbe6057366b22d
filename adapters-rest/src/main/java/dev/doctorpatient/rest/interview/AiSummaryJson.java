package dev.doctorpatient.rest.interview;

import dev.doctorpatient.application.interview.SummaryReview.Reviewed;
import dev.doctorpatient.domain.interview.InterviewSummary;
import dev.doctorpatient.domain.interview.Origin;
import dev.doctorpatient.domain.interview.Reply;
import dev.doctorpatient.domain.interview.SummaryReading;
import dev.doctorpatient.domain.interview.Topic;
import dev.doctorpatient.domain.interview.Turn;
import dev.doctorpatient.rest.shared.WireNames;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The summary of an interview with its evidence, on the wire. */
public record AiSummaryJson(
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
    /** One wording of it. */
    public record AiSummaryVersionJson(
            String text, boolean aiGenerated, @Nullable UUID correctedBy, Instant createdAt) {
        static AiSummaryVersionJson of(InterviewSummary.Version version) {
            var by = version.correctedBy();
            return new AiSummaryVersionJson(version.text(), by == null, by == null ? null : by.value(), version.at());
        }
    }

    /** An answer that something comes from. */
    public record AiSummaryEvidenceJson(UUID messageId, int questionNumber) {}

    /** Something that it says. */
    public record AiSummaryItemJson(
            @Schema(implementation = Topic.class) String topic, String text, List<AiSummaryEvidenceJson> answers) {}

    /** The shape of a summary. */
    public static AiSummaryJson of(Reviewed reviewed) {
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
