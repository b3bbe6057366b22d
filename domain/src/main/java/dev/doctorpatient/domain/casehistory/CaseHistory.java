package dev.doctorpatient.domain.casehistory;

import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.interview.AiSessionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a patient's case history. What it says never changes; only documents are added to it. Whoever got something wrong writes
 * another entry that amends it, so that both can be read ever after.
 *
 * @param interview the interview that it rests on; null if there is none
 * @param amends the entry of the same patient that it corrects or completes; null if it stands for itself
 * @param updatedAt when it was written, or got its latest document
 */
public record CaseHistory(
        CaseHistoryId id,
        PatientId patient,
        CaseSummary summary,
        @Nullable AiSessionId interview,
        @Nullable CaseHistoryId amends,
        UserId createdBy,
        Instant createdAt,
        Instant updatedAt) {
    /** A new entry that stands for itself. */
    public static CaseHistory create(
            PatientId patient, CaseSummary summary, @Nullable AiSessionId interview, UserId author, Instant now) {
        return new CaseHistory(CaseHistoryId.next(), patient, summary, interview, null, author, now, now);
    }

    /** The same entry as one that amends another. */
    public CaseHistory amending(@Nullable CaseHistoryId amended) {
        return new CaseHistory(id, patient, summary, interview, amended, createdBy, createdAt, updatedAt);
    }

    /** The entry after a document was added to it. */
    public CaseHistory extended(Instant now) {
        return new CaseHistory(id, patient, summary, interview, amends, createdBy, createdAt, now);
    }
}
