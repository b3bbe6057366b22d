package dev.doctorpatient.application.casehistory;

import static dev.doctorpatient.application.scenario.Refusals.assertNotFound;
import static dev.doctorpatient.application.scenario.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.doctorpatient.application.casehistory.DocumentUpkeep.Sweep;
import dev.doctorpatient.application.scenario.Clinic;
import dev.doctorpatient.application.scenario.Clinic.Who;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.domain.casehistory.Document;
import dev.doctorpatient.domain.casehistory.DocumentFilter;
import dev.doctorpatient.domain.file.DocumentId;
import dev.doctorpatient.domain.identity.SessionId;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.domain.shared.Unavailable;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DocumentReadingTest {
    private static final DocumentFilter ANY = new DocumentFilter(null, null, Set.of(), null);

    private final Clinic clinic = new Clinic();
    private final Records records = new Records(clinic);

    private List<Document> listed(Who who) {
        return records.documents()
                .list(clinic.actor(who), clinic.patient(), ANY, PageRequest.first())
                .items();
    }

    @Test
    void aListHoldsWhatItsReaderMaySeeOfEntriesAndChats() {
        var other = clinic.fixtures().assigned(clinic.doctor(Who.OTHER_DOCTOR), clinic.patient());
        var othersChat = clinic.fixtures().chat(other.doctor(), other.patient()).id();
        var ofEntry =
                records.written(Who.PATIENT, Records.upload("%PDF")).documents().getFirst();
        clinic.clock().advance(Duration.ofMinutes(1));
        var inChat = records.sentIn(clinic.chat());
        clinic.clock().advance(Duration.ofMinutes(1));
        var inOthersChat = records.sentIn(othersChat);

        assertThat(listed(Who.PATIENT)).containsExactly(inOthersChat, inChat, ofEntry);
        assertThat(listed(Who.RELATIVE)).containsExactly(inOthersChat, inChat, ofEntry);
        assertThat(listed(Who.DOCTOR)).containsExactly(inChat, ofEntry);
        assertThat(listed(Who.OTHER_DOCTOR)).containsExactly(inOthersChat, ofEntry);
    }

    @Test
    void accessEndsWithTheAssignment() {
        var assignment = clinic.fixtures().assigned(clinic.doctor(Who.OTHER_DOCTOR), clinic.patient());
        var document =
                records.written(Who.PATIENT, Records.upload("%PDF")).documents().getFirst();
        var doctor = clinic.actor(Who.OTHER_DOCTOR);
        assertThat(records.documents().get(doctor, document.id())).isEqualTo(document);

        clinic.fixtures().removed(assignment);

        assertNotFound(() -> records.documents().get(doctor, document.id()));
        assertNotFound(() -> records.documents().open(doctor, document.id()));
    }

    @Test
    void aDocumentWhoseFileIsLostIsAFailureThatTheOperatorCanMend() {
        var document =
                records.written(Who.PATIENT, Records.upload("%PDF")).documents().getFirst();
        records.files().remove(document.id());

        var content = records.documents().open(clinic.actor(Who.PATIENT), document.id());

        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(() -> content.bytes().from(0));
    }

    @Test
    void filesThatNobodyOwnsAreClearedAwayOnceTheyAreOld() {
        var owned = records.written(Who.PATIENT, Records.upload("%PDF"))
                .documents()
                .getFirst()
                .id();
        var orphan = keptWithoutDocument();
        var unfinished = records.files()
                .receive(DocumentId.next(), Records.upload("%PDF").content(), Records.LARGEST);
        assertThat(unfinished.size()).isEqualTo(4);
        clinic.clock().advance(Duration.ofMinutes(11));
        var young = keptWithoutDocument();

        var sweep = records.upkeep().removeOrphans(Duration.ofMinutes(10));

        assertThat(sweep).isEqualTo(new Sweep.Done(1));
        assertThat(records.files().all())
                .as("with the one that still comes in")
                .hasSize(3)
                .contains(owned, young)
                .doesNotContain(orphan);

        clinic.clock().advance(Duration.ofHours(1));
        assertThat(records.upkeep().removeOrphans(Duration.ofMinutes(10))).isEqualTo(new Sweep.Done(1));
        assertThat(records.files().all()).containsExactly(owned);
    }

    @Test
    void whereNobodyElseUploadsEveryFileThatNobodyOwnsIsClearedAway() {
        var orphan = keptWithoutDocument();
        clinic.clock().advance(Duration.ofMillis(1));

        assertThat(records.upkeep().removeOrphans(Duration.ZERO)).isEqualTo(new Sweep.Done(1));

        assertThat(records.files().all()).doesNotContain(orphan);
    }

    @Test
    void aDatabaseThatKnowsFewOfManyFilesIsNotBelieved() {
        var owned =
                records.written(Who.PATIENT, Records.upload("%PDF")).documents().getFirst();
        for (var number = 0; number < 101; number++) {
            var unused = keptWithoutDocument();
        }
        clinic.clock().advance(Duration.ofMinutes(11));

        assertThat(records.upkeep().removeOrphans(Duration.ZERO)).isEqualTo(new Sweep.Doubtful());

        assertThat(records.files().all()).hasSize(102).contains(owned.id());
    }

    private DocumentId keptWithoutDocument() {
        var id = DocumentId.next();
        try (var file = records.files().receive(id, Records.upload("%PDF").content(), Records.LARGEST)) {
            file.keep();
        }
        return id;
    }

    @Test
    void aLinkIsForOneUserAndDocumentAndFiveMinutes() {
        var document = records.written(Who.PATIENT, Records.upload("%PDF"))
                .documents()
                .getFirst()
                .id();
        var doctor = clinic.actor(Who.DOCTOR);
        var session = SessionId.next();

        var link = records.links(true).make(doctor, session, document);

        var until = clinic.clock().instant().plus(Duration.ofMinutes(5));
        assertThat(link.until()).isEqualTo(until);
        assertThat(link.signature()).isEqualTo(document + " " + doctor.user() + " " + session + " " + until);
        assertRefused(ProblemCode.FORBIDDEN, () -> records.links(false).make(doctor, session, document));
    }
}
