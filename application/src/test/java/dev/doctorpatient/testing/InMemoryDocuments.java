package dev.doctorpatient.testing;

import dev.doctorpatient.application.casehistory.port.Documents;
import dev.doctorpatient.application.shared.Page;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.application.shared.Position;
import dev.doctorpatient.domain.casehistory.CaseHistoryId;
import dev.doctorpatient.domain.casehistory.Document;
import dev.doctorpatient.domain.casehistory.DocumentFilter;
import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.file.DocumentId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is known of documents, in memory. */
public final class InMemoryDocuments implements Documents {
    private final InMemoryDatabase database;

    /** The documents of a database. */
    public InMemoryDocuments(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public void add(Document document) {
        database.documents.add(document.id(), document);
    }

    @Override
    public Optional<Document> find(DocumentId id) {
        return database.documents.find(id);
    }

    @Override
    public List<Document> ofEntries(Collection<CaseHistoryId> entries) {
        var parents = entries.stream().map(Document.Parent.OfEntry::new).collect(Collectors.toSet());
        return database.documents.all().stream()
                .filter(document -> parents.contains(document.parent()))
                .sorted(Comparator.comparing(InMemoryDocuments::position, Pages.ASCENDING))
                .toList();
    }

    @Override
    public Page<Document> page(PatientId patient, Scope scope, DocumentFilter filter, PageRequest request) {
        return Pages.of(
                database.documents.all(),
                document -> document.patient().equals(patient)
                        && isWithin(scope, document.parent())
                        && isWithin(filter, document.uploadedAt())
                        && (filter.types().isEmpty()
                                || filter.types().contains(document.file().type()))
                        && Pages.contains(document.file().name().value(), filter.text()),
                Pages.DESCENDING,
                InMemoryDocuments::position,
                request);
    }

    @Override
    public List<Document> after(@Nullable DocumentId id, int most) {
        return Pages.after(id, most, database.documents.all(), Document::id);
    }

    @Override
    public Set<DocumentId> known(Collection<DocumentId> ids) {
        return ids.stream().filter(id -> find(id).isPresent()).collect(Collectors.toSet());
    }

    private boolean isWithin(Scope scope, Document.Parent parent) {
        return switch (scope) {
            case Scope.All() -> true;
            case Scope.OfDoctor(var doctor) ->
                !(parent instanceof Document.Parent.OfMessage sent) || isInChatOf(doctor, sent);
        };
    }

    private boolean isInChatOf(DoctorId doctor, Document.Parent.OfMessage sent) {
        var chat = database.messages.get(sent.message()).chat();
        return database.chats.get(chat).doctor().equals(doctor);
    }

    private static boolean isWithin(DocumentFilter filter, Instant uploadedAt) {
        var from = filter.from();
        var to = filter.to();
        return (from == null || !uploadedAt.isBefore(from)) && (to == null || uploadedAt.isBefore(to));
    }

    private static Position position(Document document) {
        return Position.of(document.uploadedAt(), document.id().value());
    }
}
