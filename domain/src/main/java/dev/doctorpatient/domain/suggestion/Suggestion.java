package dev.doctorpatient.domain.suggestion;

import dev.doctorpatient.domain.identity.UserId;
import java.time.Instant;

/** Advice that somebody gives to all doctors and hospitals. */
public record Suggestion(SuggestionId id, Advice advice, UserId createdBy, Instant createdAt, Instant updatedAt) {
    /** A new suggestion. */
    public static Suggestion create(Advice advice, UserId author, Instant now) {
        return new Suggestion(SuggestionId.next(), advice, author, now, now);
    }

    /** The suggestion with other advice; it stays its author's. */
    public Suggestion revised(Advice changed, Instant now) {
        return changed.equals(advice) ? this : new Suggestion(id, changed, createdBy, createdAt, now);
    }
}
