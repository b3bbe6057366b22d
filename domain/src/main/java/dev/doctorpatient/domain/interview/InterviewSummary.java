package dev.doctorpatient.domain.interview;

import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.shared.Conflict;
import dev.doctorpatient.domain.shared.Invalid;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.domain.shared.Rules;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an interview comes to, for the doctor. The patient's side may correct it until a doctor has confirmed it; every version is
 * kept.
 *
 * @param versions the oldest first; the newest is the one that counts
 * @param confirmation null while no doctor has confirmed it
 */
public record InterviewSummary(
        List<Version> versions, @Nullable Confirmation confirmation) {
    private static final int LONGEST = 2_000;

    /**
     * One wording of it.
     *
     * @param correctedBy who wrote it, of the patient's side; null: it was generated
     */
    public record Version(String text, @Nullable UserId correctedBy, Instant at) {
        /** Clinical text stays out of logs. */
        @Override
        public String toString() {
            return "Version[" + at + "]";
        }
    }

    /** That a doctor has read it and stands by it. */
    public record Confirmation(UserId by, Instant at) {}

    /** How far it can be relied on. */
    public enum Status {
        /** Nobody has looked at what was generated. */
        GENERATED,
        /** The patient's side has put it into its own words. */
        CORRECTED,
        /** A doctor has confirmed it. */
        CONFIRMED
    }

    /** Keeps its own copy of the versions. */
    public InterviewSummary {
        versions = List.copyOf(versions);
        if (versions.isEmpty()) {
            throw new IllegalArgumentException("a summary has a text");
        }
    }

    /** As it was generated. */
    public static InterviewSummary generated(String text, Instant at) {
        return new InterviewSummary(List.of(new Version(text, null, at)), null);
    }

    /** The words that count. */
    public String text() {
        return versions.getLast().text();
    }

    /** How far it can be relied on. */
    public Status status() {
        if (confirmation != null) {
            return Status.CONFIRMED;
        }
        return versions.getLast().correctedBy() == null ? Status.GENERATED : Status.CORRECTED;
    }

    /**
     * Puts it into other words, of at most {@value Reply#LONGEST_SUMMARY} words; the same words again change nothing.
     *
     * @throws Invalid naming {@code summary}
     * @throws Conflict {@code summary_confirmed} once a doctor has confirmed it
     */
    public InterviewSummary corrected(String text, UserId by, Instant now) {
        new Rules().text("summary", text, LONGEST).enforce();
        if (Words.in(text) > Reply.LONGEST_SUMMARY) {
            throw Invalid.field("summary", "must have at most " + Reply.LONGEST_SUMMARY + " words");
        }
        if (text.equals(text())) {
            return this;
        }
        if (confirmation != null) {
            throw new Conflict(ProblemCode.SUMMARY_CONFIRMED, "A doctor has confirmed the summary; it stays as it is");
        }
        return new InterviewSummary(
                Stream.concat(versions.stream(), Stream.of(new Version(text, by, now)))
                        .toList(),
                null);
    }

    /** Confirms the words that count; what was confirmed once stays so. */
    public InterviewSummary confirmed(UserId by, Instant now) {
        return new InterviewSummary(
                versions, Objects.requireNonNullElseGet(confirmation, () -> new Confirmation(by, now)));
    }
}
