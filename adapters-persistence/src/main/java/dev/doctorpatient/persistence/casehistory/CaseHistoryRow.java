package dev.doctorpatient.persistence.casehistory;

import dev.doctorpatient.domain.casehistory.CaseHistory;
import dev.doctorpatient.domain.casehistory.CaseHistoryId;
import dev.doctorpatient.domain.casehistory.CaseSummary;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.interview.AiSessionId;
import dev.doctorpatient.persistence.shared.Values;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "case_histories")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class CaseHistoryRow {
    @Id
    public UUID id;

    public UUID patientId;
    public String summary;
    public @Nullable UUID aiSessionId;
    public @Nullable UUID amends;
    public UUID createdBy;
    public Instant createdAt;
    public Instant updatedAt;

    static CaseHistoryRow of(CaseHistory entry) {
        var interview = entry.interview();
        var row = new CaseHistoryRow();
        row.id = entry.id().value();
        row.patientId = entry.patient().value();
        row.summary = entry.summary().value();
        row.aiSessionId = interview == null ? null : interview.value();
        var amended = entry.amends();
        row.amends = amended == null ? null : amended.value();
        row.createdBy = entry.createdBy().value();
        row.createdAt = Values.stored(entry.createdAt());
        row.updatedAt = Values.stored(entry.updatedAt());
        return row;
    }

    CaseHistory toDomain() {
        return new CaseHistory(
                new CaseHistoryId(id),
                new PatientId(patientId),
                new CaseSummary(summary),
                aiSessionId == null ? null : new AiSessionId(aiSessionId),
                amends == null ? null : new CaseHistoryId(amends),
                new UserId(createdBy),
                createdAt,
                updatedAt);
    }
}
