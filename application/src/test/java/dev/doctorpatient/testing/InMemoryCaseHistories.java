package dev.doctorpatient.testing;

import dev.doctorpatient.application.casehistory.port.CaseHistories;
import dev.doctorpatient.application.shared.Page;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.application.shared.Position;
import dev.doctorpatient.domain.casehistory.CaseHistory;
import dev.doctorpatient.domain.casehistory.CaseHistoryId;
import dev.doctorpatient.domain.directory.PatientId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Case histories in memory. */
public final class InMemoryCaseHistories implements CaseHistories {
    private final InMemoryDatabase database;

    /** The case histories of a database. */
    public InMemoryCaseHistories(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public void add(CaseHistory entry) {
        database.caseHistories.add(entry.id(), entry);
    }

    @Override
    public Optional<CaseHistory> find(CaseHistoryId id) {
        return database.caseHistories.find(id);
    }

    @Override
    public Optional<CaseHistory> lock(CaseHistoryId id) {
        database.lock(id);
        return find(id);
    }

    @Override
    public void save(CaseHistory entry) {
        database.requireLocked(entry.id());
        var earlier = database.caseHistories.get(entry.id());
        if (!earlier.extended(entry.updatedAt()).equals(entry)) {
            throw new IllegalStateException("an entry never changes");
        }
        database.caseHistories.replace(entry.id(), entry);
    }

    @Override
    public Map<CaseHistoryId, List<CaseHistoryId>> amendments(Collection<CaseHistoryId> entries) {
        return database.caseHistories.all().stream()
                .filter(entry -> entry.amends() != null && entries.contains(entry.amends()))
                .sorted(Comparator.comparing(CaseHistory::createdAt)
                        .thenComparing(entry -> entry.id().value().toString()))
                .collect(Collectors.groupingBy(
                        entry -> Objects.requireNonNull(entry.amends()),
                        Collectors.mapping(CaseHistory::id, Collectors.toList())));
    }

    @Override
    public Page<CaseHistory> page(PatientId patient, PageRequest request) {
        return Pages.of(
                database.caseHistories.all(),
                entry -> entry.patient().equals(patient),
                Pages.DESCENDING,
                entry -> Position.of(entry.createdAt(), entry.id().value()),
                request);
    }
}
