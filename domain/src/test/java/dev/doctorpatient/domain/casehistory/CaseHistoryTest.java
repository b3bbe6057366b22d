package dev.doctorpatient.domain.casehistory;

import static dev.doctorpatient.domain.testing.Refusals.fieldsRefusedBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.identity.UserId;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CaseHistoryTest {
    private static final Instant NOW = Instant.parse("2030-06-03T10:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(60);

    @Test
    void addingADocumentChangesNothingButTheTimeOfTheLastChange() {
        var entry = CaseHistory.create(PatientId.next(), new CaseSummary("Fever"), null, UserId.next(), NOW);

        var extended = entry.extended(LATER);

        assertThat(entry.updatedAt()).isEqualTo(NOW);
        assertThat(extended.updatedAt()).isEqualTo(LATER);
        assertThat(extended.extended(NOW)).isEqualTo(entry);
    }

    @Test
    void aSummaryHasOneToTenThousandCharacters() {
        assertThat(new CaseSummary("x".repeat(10_000)).value()).hasSize(10_000);
        assertThat(fieldsRefusedBy(() -> new CaseSummary("x".repeat(10_001)))).containsExactly("summary");
        assertThat(fieldsRefusedBy(() -> new CaseSummary(" "))).containsExactly("summary");
    }

    @Test
    void aSummaryIsNotPrinted() {
        assertThat(new CaseSummary("cancer")).asString().doesNotContain("cancer");
    }
}
