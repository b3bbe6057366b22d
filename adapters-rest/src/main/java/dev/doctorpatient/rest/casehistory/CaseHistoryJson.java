package dev.doctorpatient.rest.casehistory;

import dev.doctorpatient.application.casehistory.CaseHistoryView;
import dev.doctorpatient.domain.casehistory.CaseHistoryId;
import dev.doctorpatient.rest.shared.ApiBase;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An entry of a case history on the wire. */
public record CaseHistoryJson(
        UUID id,
        UUID patientId,
        String summary,
        List<DocumentJson> documents,
        @Nullable UUID aiSessionId,
        @Nullable UUID amends,
        List<UUID> amendedBy,
        UUID createdBy,
        Instant createdAt,
        Instant updatedAt) {
    /** The shape of an entry. */
    public static CaseHistoryJson of(CaseHistoryView view, ApiBase base) {
        var entry = view.entry();
        var interview = entry.interview();
        var amended = entry.amends();
        return new CaseHistoryJson(
                entry.id().value(),
                entry.patient().value(),
                entry.summary().value(),
                view.documents().stream()
                        .map(document -> DocumentJson.of(document, base))
                        .toList(),
                interview == null ? null : interview.value(),
                amended == null ? null : amended.value(),
                view.amendedBy().stream().map(CaseHistoryId::value).toList(),
                entry.createdBy().value(),
                entry.createdAt(),
                entry.updatedAt());
    }

    /** Where it is, relative to the API's base. */
    String place() {
        return "case-histories/" + id;
    }
}
