package dev.doctorpatient.domain.casehistory;

import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.interview.AiSessionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a patient's case history. What it says never changes; only documents are added to it.
 *
 * @param interview the interview that it rests on; null if there is none
 * @param updatedAt when it was written, or got its latest document
 */
public record CaseHistory(
        CaseHistoryId id,
        PatientId patient,
        CaseSummary summary,
        @Nullable AiSessionId interview,
        UserId createdBy,
        Instant createdAt,
        Instant updatedAt) {
    /** A new entry. */
    public static CaseHistory create(
            PatientId patient, CaseSummary summary, @Nullable AiSessionId interview, UserId author, Instant now) {
        return new CaseHistory(CaseHistoryId.next(), patient, summary, interview, author, now, now);
    }

    /** The entry after a document was added to it. */
    public CaseHistory extended(Instant now) {
        return new CaseHistory(id, patient, summary, interview, createdBy, createdAt, now);
    }
}
