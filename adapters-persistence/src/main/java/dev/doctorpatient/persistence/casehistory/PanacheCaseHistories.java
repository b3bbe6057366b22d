package dev.doctorpatient.persistence.casehistory;

import dev.doctorpatient.application.casehistory.port.CaseHistories;
import dev.doctorpatient.application.shared.Page;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.application.shared.Position;
import dev.doctorpatient.domain.casehistory.CaseHistory;
import dev.doctorpatient.domain.casehistory.CaseHistoryId;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.persistence.shared.Conditions;
import dev.doctorpatient.persistence.shared.Rows;
import dev.doctorpatient.persistence.shared.Values;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

@ApplicationScoped
class PanacheCaseHistories implements CaseHistories, PanacheRepositoryBase<CaseHistoryRow, UUID> {
    @Override
    public void add(CaseHistory entry) {
        persist(CaseHistoryRow.of(entry));
    }

    @Override
    public Optional<CaseHistory> find(CaseHistoryId id) {
        return findByIdOptional(id.value()).map(CaseHistoryRow::toDomain);
    }

    @Override
    public Optional<CaseHistory> lock(CaseHistoryId id) {
        return Rows.lock(getEntityManager(), CaseHistoryRow.class, id.value()).map(CaseHistoryRow::toDomain);
    }

    @Override
    public void save(CaseHistory entry) {
        Rows.known(getEntityManager(), CaseHistoryRow.class, entry.id().value()).updatedAt =
                Values.stored(entry.updatedAt());
    }

    @Override
    public Map<CaseHistoryId, List<CaseHistoryId>> amendments(Collection<CaseHistoryId> entries) {
        return getEntityManager()
                .createQuery(
                        "select r.amends, r.id from CaseHistoryRow r where r.amends in :entries order by r.createdAt, r.id",
                        Amendment.class)
                .setParameter(
                        "entries", entries.stream().map(CaseHistoryId::value).toList())
                .getResultStream()
                .collect(Collectors.groupingBy(
                        found -> new CaseHistoryId(found.amended()),
                        Collectors.mapping(found -> new CaseHistoryId(found.by()), Collectors.toList())));
    }

    /** Which entry amends which. */
    record Amendment(UUID amended, UUID by) {}

    @Override
    public Page<CaseHistory> page(PatientId patient, PageRequest request) {
        var conditions = new Conditions()
                .and("r.patientId = :patient", "patient", patient.value())
                .before(request.after(), "r.createdAt");
        var found = find(
                        "from CaseHistoryRow r" + conditions.clause() + " order by r.createdAt desc, r.id desc",
                        conditions.parameters())
                .range(0, request.limit())
                .list();
        return Page.of(found, request.limit(), row -> Position.of(row.createdAt, row.id))
                .map(CaseHistoryRow::toDomain);
    }
}
