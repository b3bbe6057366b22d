package dev.doctorpatient.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doctorpatient.application.casehistory.port.Documents;
import dev.doctorpatient.application.casehistory.port.Documents.Scope;
import dev.doctorpatient.domain.casehistory.CaseHistory;
import dev.doctorpatient.domain.casehistory.CaseSummary;
import dev.doctorpatient.domain.casehistory.Document;
import dev.doctorpatient.domain.casehistory.DocumentFilter;
import dev.doctorpatient.domain.conversation.Chat;
import dev.doctorpatient.domain.conversation.Draft;
import dev.doctorpatient.domain.conversation.MessageContent;
import dev.doctorpatient.domain.conversation.MessageId;
import dev.doctorpatient.domain.conversation.Side;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.file.DocumentId;
import dev.doctorpatient.domain.file.FileDetails;
import dev.doctorpatient.domain.file.FileName;
import dev.doctorpatient.domain.file.FileType;
import dev.doctorpatient.domain.file.Sha256;
import dev.doctorpatient.testing.Fixtures;
import dev.doctorpatient.testing.NobodyTold;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link Documents} must do, whatever stores it. */
public abstract class DocumentsContract extends PortContract {
    private static final Scope ALL = new Scope.All();
    private static final DocumentFilter ANY = new DocumentFilter(null, null, Set.of(), null);
    private static final Sha256 DIGEST = new Sha256("0123456789abcdef".repeat(4));

    private Documents documents() {
        return stores().documents();
    }

    private Optional<Document> found(DocumentId id) {
        return inTransaction(() -> documents().find(id));
    }

    private List<Document> listed(PatientId patient, Scope scope, DocumentFilter filter) {
        return all(request -> documents().page(patient, scope, filter, request));
    }

    private CaseHistory entryOf(PatientId patient) {
        var entry = CaseHistory.create(
                patient,
                new CaseSummary("Fever"),
                null,
                fixtures().administrator().id(),
                Fixtures.NOW);
        runInTransaction(() -> stores().caseHistories().add(entry));
        return entry;
    }

    private Document document(
            Document.Parent parent, PatientId patient, String name, FileType type, Side side, Instant at) {
        return new Document(
                new FileDetails(DocumentId.next(), new FileName(name), type, 3_000_000_000L, DIGEST),
                parent,
                patient,
                side,
                fixtures().administrator().id(),
                at);
    }

    private Document stored(Document document) {
        runInTransaction(() -> documents().add(document));
        return document;
    }

    private Document storedOf(CaseHistory entry, String name, Instant at) {
        return stored(document(
                new Document.Parent.OfEntry(entry.id()), entry.patient(), name, FileType.PDF, Side.PATIENT, at));
    }

    private Document storedOf(CaseHistory entry) {
        return storedOf(entry, "report.pdf", Fixtures.NOW);
    }

    private Document storedIn(Chat chat) {
        var message = stores().messageLog()
                .append(
                        new Draft(
                                MessageId.next(),
                                chat.id(),
                                Side.DOCTOR,
                                fixtures().administrator().id(),
                                MessageContent.Text.of("Here it is"),
                                null,
                                Fixtures.NOW),
                        new NobodyTold(),
                        _ -> {})
                .message();
        return stored(document(
                new Document.Parent.OfMessage(message.id()),
                chat.patient(),
                "chat.png",
                FileType.PNG,
                Side.DOCTOR,
                Fixtures.NOW));
    }

    @Test
    void aDocumentIsFoundAsItWasStored() {
        var ofEntry = storedOf(entryOf(fixtures().patient().id()));
        var ofMessage = storedIn(fixtures().chat());

        assertThat(found(ofEntry.id())).contains(ofEntry);
        assertThat(found(ofMessage.id())).contains(ofMessage);
        assertThat(found(DocumentId.next())).isEmpty();
    }

    @Test
    void aDocumentOfEveryTypeIsFoundAsItWasStored() {
        var entry = entryOf(fixtures().patient().id());

        for (var type : FileType.values()) {
            var document = stored(document(
                    new Document.Parent.OfEntry(entry.id()), entry.patient(), "any", type, Side.DOCTOR, Fixtures.NOW));

            assertThat(found(document.id())).contains(document);
        }
    }

    @Test
    void aNameStaysAsItIs() {
        var entry = entryOf(fixtures().patient().id());

        for (var text : Texts.difficult(120)) {
            var name = FileName.cleaned("file_name", text + ".pdf").value();
            var document = storedOf(entry, name, Fixtures.NOW);

            assertThat(found(document.id())).contains(document);
        }
    }

    @Test
    void whatIsRolledBackLeavesNoTrace() {
        var entry = entryOf(fixtures().patient().id());
        var document = document(
                new Document.Parent.OfEntry(entry.id()),
                entry.patient(),
                "report.pdf",
                FileType.PDF,
                Side.PATIENT,
                Fixtures.NOW);

        rollBack(() -> documents().add(document));

        assertThat(found(document.id())).isEmpty();
    }

    @Test
    void theDocumentsOfEntriesComeOldestFirst() {
        var patient = fixtures().patient().id();
        var first = entryOf(patient);
        var second = entryOf(patient);
        var later = storedOf(first, "b", Fixtures.NOW.plusNanos(1_000));
        var early = storedOf(first, "a", Fixtures.NOW);
        var equal = storedOf(second, "c", Fixtures.NOW);
        var unused = storedOf(entryOf(patient));

        assertThat(inTransaction(() -> documents().ofEntries(List.of(first.id(), second.id()))))
                .containsExactly(early, equal, later);
        assertThat(inTransaction(() -> documents().ofEntries(List.of()))).isEmpty();
    }

    @Test
    void aListHoldsThePatientsDocumentsOfEntriesAndChats() {
        var chat = fixtures().chat();
        var ofEntry = storedOf(entryOf(chat.patient()));
        var ofMessage = storedIn(chat);
        var unused = storedOf(entryOf(fixtures().patient().id()));

        assertThat(listed(chat.patient(), ALL, ANY)).containsExactly(ofMessage, ofEntry);
    }

    @Test
    void aDoctorsListHoldsNothingOfOtherDoctorsChats() {
        var chat = fixtures().chat();
        var other = fixtures().assigned(fixtures().doctor().id(), chat.patient());
        var othersChat = fixtures().chat(other.doctor(), chat.patient());
        var ofEntry = storedOf(entryOf(chat.patient()));
        var own = storedIn(chat);
        var others = storedIn(othersChat);

        assertThat(listed(chat.patient(), new Scope.OfDoctor(chat.doctor()), ANY))
                .containsExactly(own, ofEntry);
        assertThat(listed(chat.patient(), new Scope.OfDoctor(other.doctor()), ANY))
                .containsExactly(others, ofEntry);
    }

    @Test
    void allAreWalkedThroughInTheOrderOfTheirIds() {
        var entry = entryOf(fixtures().patient().id());
        var first = storedOf(entry, "a", Fixtures.NOW.plusSeconds(1));
        var second = storedOf(entry, "b", Fixtures.NOW);
        var third = storedIn(fixtures().chat());

        assertThat(after(null, 1_000)).endsWith(first, second, third);
        assertThat(after(first.id(), 1)).containsExactly(second);
        assertThat(after(second.id(), 2)).containsExactly(third);
        assertThat(after(third.id(), 2)).isEmpty();
    }

    private List<Document> after(@Nullable DocumentId id, int most) {
        return inTransaction(() -> documents().after(id, most));
    }

    @Test
    void aListIsFilteredByTime() {
        var entry = entryOf(fixtures().patient().id());
        var first = storedOf(entry, "a", Fixtures.NOW);
        var second = storedOf(entry, "b", Fixtures.NOW.plus(Duration.ofDays(1)));
        var third = storedOf(entry, "c", Fixtures.NOW.plus(Duration.ofDays(2)));

        assertThat(listed(entry.patient(), ALL, new DocumentFilter(second.uploadedAt(), null, Set.of(), null)))
                .containsExactly(third, second);
        assertThat(listed(entry.patient(), ALL, new DocumentFilter(null, second.uploadedAt(), Set.of(), null)))
                .containsExactly(first);
        assertThat(listed(
                        entry.patient(),
                        ALL,
                        new DocumentFilter(second.uploadedAt(), third.uploadedAt(), Set.of(), null)))
                .containsExactly(second);
    }

    @Test
    void aListIsFilteredByAPartOfTheNameInAnyCase() {
        var entry = entryOf(fixtures().patient().id());
        var blood = storedOf(entry, "Blood_count 100%.pdf", Fixtures.NOW);
        var xray = storedOf(entry, "X-RAY.png", Fixtures.NOW);

        assertThat(listed(entry.patient(), ALL, named("x-ray"))).containsExactly(xray);
        assertThat(listed(entry.patient(), ALL, named("_"))).containsExactly(blood);
        assertThat(listed(entry.patient(), ALL, named("0%."))).containsExactly(blood);
        assertThat(listed(entry.patient(), ALL, named("!"))).isEmpty();
        assertThat(listed(entry.patient(), ALL, named(null))).containsExactly(xray, blood);
    }

    @Test
    void aListIsFilteredByType() {
        var entry = entryOf(fixtures().patient().id());
        var parent = new Document.Parent.OfEntry(entry.id());
        var pdf = stored(document(parent, entry.patient(), "a", FileType.PDF, Side.DOCTOR, Fixtures.NOW));
        var png = stored(document(parent, entry.patient(), "b", FileType.PNG, Side.DOCTOR, Fixtures.NOW));
        var gif = stored(document(parent, entry.patient(), "c", FileType.GIF, Side.DOCTOR, Fixtures.NOW));

        assertThat(listed(entry.patient(), ALL, new DocumentFilter(null, null, Set.of(FileType.PDF), null)))
                .containsExactly(pdf);
        assertThat(listed(
                        entry.patient(), ALL, new DocumentFilter(null, null, Set.of(FileType.GIF, FileType.PNG), null)))
                .containsExactly(gif, png);
        assertThat(listed(entry.patient(), ALL, new DocumentFilter(null, null, Set.of(FileType.CSV), null)))
                .isEmpty();
    }

    private static DocumentFilter named(@Nullable String part) {
        return new DocumentFilter(null, null, Set.of(), part);
    }

    @Test
    void aListIsNewestFirstInStablePages() {
        var entry = entryOf(fixtures().patient().id());

        assertNewestFirstInStablePages(
                at -> storedOf(entry, "a", at), request -> documents().page(entry.patient(), ALL, ANY, request));
    }

    @Test
    void ofIdsThoseAreKnownThatADocumentHas() {
        var document = storedOf(entryOf(fixtures().patient().id()));

        assertThat(inTransaction(() -> documents().known(List.of(document.id(), DocumentId.next()))))
                .containsExactly(document.id());
        assertThat(inTransaction(() -> documents().known(List.of()))).isEmpty();
    }
}
