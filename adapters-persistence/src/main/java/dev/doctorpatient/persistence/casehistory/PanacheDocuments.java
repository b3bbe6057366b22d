package dev.doctorpatient.persistence.casehistory;

import dev.doctorpatient.application.casehistory.port.Documents;
import dev.doctorpatient.application.shared.Page;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.application.shared.Position;
import dev.doctorpatient.domain.casehistory.CaseHistoryId;
import dev.doctorpatient.domain.casehistory.Document;
import dev.doctorpatient.domain.casehistory.DocumentFilter;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.file.DocumentId;
import dev.doctorpatient.domain.file.FileType;
import dev.doctorpatient.persistence.shared.Conditions;
import dev.doctorpatient.persistence.shared.Rows;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PanacheDocuments implements Documents, PanacheRepositoryBase<DocumentRow, UUID> {
    @Override
    public void add(Document document) {
        persist(DocumentRow.of(document));
    }

    @Override
    public Optional<Document> find(DocumentId id) {
        return findByIdOptional(id.value()).map(DocumentRow::toDomain);
    }

    @Override
    public List<Document> ofEntries(Collection<CaseHistoryId> entries) {
        return find(
                        "caseHistoryId in ?1 order by uploadTimestamp, id",
                        entries.stream().map(CaseHistoryId::value).toList())
                .stream()
                .map(DocumentRow::toDomain)
                .toList();
    }

    @Override
    public Page<Document> page(PatientId patient, Scope scope, DocumentFilter filter, PageRequest request) {
        var conditions = within(scope)
                .and("r.patientId = :patient", "patient", patient.value())
                .and("r.uploadTimestamp >= :from", "from", filter.from())
                .and("r.uploadTimestamp < :to", "to", filter.to())
                .and(
                        "r.contentType in :types",
                        "types",
                        filter.types().isEmpty()
                                ? null
                                : filter.types().stream()
                                        .map(FileType::mediaType)
                                        .toList())
                .and("r.fileName ilike :text" + Rows.ESCAPED, "text", Rows.containing(filter.text()))
                .before(request.after(), "r.uploadTimestamp");
        var found = find(
                        "from DocumentRow r" + conditions.clause() + " order by r.uploadTimestamp desc, r.id desc",
                        conditions.parameters())
                .range(0, request.limit())
                .list();
        return Page.of(found, request.limit(), row -> Position.of(row.uploadTimestamp, row.id))
                .map(DocumentRow::toDomain);
    }

    @Override
    public List<Document> after(@Nullable DocumentId id, int most) {
        return Rows.after(this, id == null ? null : id.value(), most).stream()
                .map(DocumentRow::toDomain)
                .toList();
    }

    @Override
    public Set<DocumentId> known(Collection<DocumentId> ids) {
        return getEntityManager()
                .createQuery("select r.id from DocumentRow r where r.id in :ids", UUID.class)
                .setParameter("ids", ids.stream().map(DocumentId::value).toList())
                .getResultStream()
                .map(DocumentId::new)
                .collect(Collectors.toSet());
    }

    private static Conditions within(Scope scope) {
        return switch (scope) {
            case Scope.All() -> new Conditions();
            case Scope.OfDoctor(var doctor) ->
                new Conditions()
                        .and(
                                "(r.messageId is null or r.messageId in (select m.id from MessageRow m"
                                        + " join ChatRow c on c.id = m.chatId where c.doctorId = :doctor))",
                                "doctor",
                                doctor.value());
        };
    }
}
