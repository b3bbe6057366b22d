package dev.doctorpatient.persistence.interview;

import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.interview.AiSessionId;
import dev.doctorpatient.domain.interview.InterviewSummary.Version;
import dev.doctorpatient.persistence.shared.Values;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One version of an interview's summary. */
@Entity
@Table(name = "ai_summaries")
@IdClass(SummaryRow.Key.class)
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class SummaryRow {
    record Key(UUID sessionId, int position) implements Serializable {}

    @Id
    public UUID sessionId;

    @Id
    public int position;

    public String text;
    public @Nullable UUID correctedBy;

    @Column(name = "created_at")
    public Instant at;

    static SummaryRow of(Version version, AiSessionId session, int position) {
        var row = new SummaryRow();
        row.sessionId = session.value();
        row.position = position;
        row.text = version.text();
        row.correctedBy =
                version.correctedBy() == null ? null : version.correctedBy().value();
        row.at = Values.stored(version.at());
        return row;
    }

    Version toDomain() {
        return new Version(text, correctedBy == null ? null : new UserId(correctedBy), at);
    }
}
