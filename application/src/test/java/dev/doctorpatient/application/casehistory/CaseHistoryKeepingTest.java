package dev.doctorpatient.application.casehistory;

import static dev.doctorpatient.application.scenario.Refusals.assertInvalid;
import static dev.doctorpatient.application.scenario.Refusals.assertRefused;
import static dev.doctorpatient.application.scenario.Refusals.assertUnknown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.access.port.RateLimits.Quota;
import dev.doctorpatient.application.casehistory.CaseHistoryKeeping.Statement;
import dev.doctorpatient.application.file.Upload;
import dev.doctorpatient.application.scenario.Clinic;
import dev.doctorpatient.application.scenario.Clinic.Who;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.domain.audit.AuditAction;
import dev.doctorpatient.domain.audit.AuditEvent;
import dev.doctorpatient.domain.audit.AuditOutcome;
import dev.doctorpatient.domain.audit.BreakGlass;
import dev.doctorpatient.domain.careteam.Relation;
import dev.doctorpatient.domain.casehistory.CaseHistoryId;
import dev.doctorpatient.domain.casehistory.CaseSummary;
import dev.doctorpatient.domain.casehistory.Document;
import dev.doctorpatient.domain.conversation.Side;
import dev.doctorpatient.domain.file.FileType;
import dev.doctorpatient.domain.file.StorageQuota;
import dev.doctorpatient.domain.interview.AiSessionId;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.domain.shared.ResourceType;
import dev.doctorpatient.testing.RecordingRateLimits.Counted;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CaseHistoryKeepingTest {
    private final Clinic clinic = new Clinic();
    private final Records records = new Records(clinic);
    private final CaseHistoryKeeping keeping = records.keeping();

    private List<CaseHistoryView> history() {
        return records.histories()
                .list(clinic.actor(Who.PATIENT), clinic.patient(), PageRequest.first())
                .items();
    }

    @Test
    void anEntryIsKeptWithItsDocumentsInTheOrderInWhichTheyCame() {
        var written = records.written(Who.RELATIVE, Records.upload("%PDF"), Records.upload("text"));

        assertThat(history()).containsExactly(written);
        assertThat(written.entry().createdBy())
                .isEqualTo(clinic.actor(Who.RELATIVE).user());
        assertThat(written.entry().createdAt()).isEqualTo(clinic.clock().instant());
        assertThat(written.documents())
                .extracting(document -> document.file().type())
                .containsExactly(FileType.PDF, FileType.TEXT);
        assertThat(written.documents()).extracting(Document::uploadedBy).containsOnly(Side.PATIENT);
        assertThat(records.files().all())
                .containsExactlyInAnyOrderElementsOf(
                        written.documents().stream().map(Document::id).toList());
    }

    @Test
    void aDocumentIsReadAsItCame() throws IOException {
        var id = records.written(Who.DOCTOR, Records.upload("%PDF-1.4"))
                .documents()
                .getFirst()
                .id();

        var content = records.documents().open(clinic.actor(Who.PATIENT), id);

        assertThat(content.document().uploadedBy()).isEqualTo(Side.DOCTOR);
        try (var bytes = content.bytes().from(1)) {
            assertThat(bytes).hasContent("PDF-1.4");
        }
    }

    @Test
    void newerEntriesComeFirst() {
        var older = records.written(Who.PATIENT);
        clinic.clock().advance(Duration.ofMinutes(1));
        var newer = records.written(Who.DOCTOR);

        assertThat(history()).containsExactly(newer, older);
    }

    @Test
    void ofOneBadDocumentAllLeaveNothing() {
        assertRefused(
                ProblemCode.UNSUPPORTED_MEDIA_TYPE,
                () -> records.written(Who.PATIENT, Records.upload("%PDF"), Records.upload("<html>")));
        assertRefused(
                ProblemCode.PAYLOAD_TOO_LARGE,
                () -> records.written(
                        Who.PATIENT, Records.upload("%PDF"), Records.upload("%".repeat(Records.LARGEST + 1))));
        assertInvalid("file", () -> records.written(Who.PATIENT, Records.upload("%PDF"), Records.upload("")));

        assertThat(history()).isEmpty();
        assertThat(records.files().all()).isEmpty();
    }

    @Test
    void whoMayNotWriteGetsNothingStored() {
        var entry = records.written(Who.DOCTOR).entry().id();

        assertRefused(ProblemCode.NOT_FOUND, () -> records.written(Who.STRANGER, Records.upload("%PDF")));
        assertRefused(
                ProblemCode.FORBIDDEN, () -> keeping.attach(clinic.actor(Who.PATIENT), entry, Records.upload("%PDF")));

        assertThat(records.files().all()).isEmpty();
    }

    @Test
    void filesAreCountedAndNothingIsTakenInFromWhoSendsTooMany() {
        var doctor = clinic.actor(Who.DOCTOR).user();
        var entry = records.written(Who.DOCTOR).entry().id();
        var withFile = records.written(Who.DOCTOR, Records.upload("%PDF"));
        var attached = keeping.attach(clinic.actor(Who.DOCTOR), entry, Records.upload("%PDF"));
        assertThat(records.limits().counted())
                .containsExactly(new Counted(Quota.UPLOAD, doctor), new Counted(Quota.UPLOAD, doctor));

        records.limits().reach();

        assertRefused(ProblemCode.TOO_MANY_REQUESTS, () -> records.written(Who.DOCTOR, Records.upload("%PDF")));
        assertRefused(
                ProblemCode.TOO_MANY_REQUESTS,
                () -> keeping.attach(clinic.actor(Who.DOCTOR), entry, Records.upload("%PDF")));
        assertThat(records.written(Who.DOCTOR).documents()).isEmpty();
        assertThat(records.files().all())
                .containsExactlyInAnyOrder(withFile.documents().getFirst().id(), attached.id());
    }

    @Test
    void whoseAccessEndsWhileTheFileComesInLeavesNothing() {
        var assignment = clinic.fixtures().assigned(clinic.doctor(Who.OTHER_DOCTOR), clinic.patient());
        var slow = new InputStream() {
            @Override
            public int read() {
                return -1;
            }

            @Override
            public byte[] readNBytes(int most) {
                clinic.fixtures().removed(assignment);
                return new byte[] {'%'};
            }
        };
        var upload = new Upload("file", Records.upload("").name(), slow);

        assertRefused(ProblemCode.NOT_FOUND, () -> records.written(Who.OTHER_DOCTOR, upload));

        assertThat(history()).isEmpty();
        assertThat(records.files().all()).isEmpty();
    }

    @Test
    void aDocumentIsAddedToAnEntry() {
        var entry = records.written(Who.PATIENT, Records.upload("%PDF"));
        clinic.clock().advance(Duration.ofMinutes(1));

        var document = keeping.attach(clinic.actor(Who.DOCTOR), entry.entry().id(), Records.upload("text"));

        var extended = records.histories()
                .get(clinic.actor(Who.RELATIVE), entry.entry().id());
        assertThat(extended.documents()).containsExactly(entry.documents().getFirst(), document);
        assertThat(extended.entry().updatedAt()).isEqualTo(clinic.clock().instant());
        assertThat(document.uploadedBy()).isEqualTo(Side.DOCTOR);
    }

    @Test
    void theSummaryOfAnInterviewBecomesAnEntry() {
        var interview = records.completedInterview(clinic.chat());

        var entry = keeping.addSummaryOf(clinic.actor(Who.DOCTOR), interview);

        assertThat(entry.entry().summary()).isEqualTo(new CaseSummary("Fever since Monday"));
        assertThat(entry.entry().interview()).isEqualTo(interview);
        assertThat(history()).containsExactly(entry);
    }

    @Test
    void anEntryRestsOnAnInterviewOfTheSamePatientOnly() {
        var own = clinic.patient(Who.PATIENT);
        var child = clinic.fixtures().patient().id();
        var patient = clinic.actor(Who.PATIENT);
        var unused = clinic.fixtures().related(patient.user(), child, Relation.CHILD);
        var interview = records.completedInterview(null);

        assertUnknown("ai_session_id", () -> keeping.add(patient, child, restingOn(interview), List.of()));
        assertThat(keeping.add(patient, own, restingOn(interview), List.of())
                        .entry()
                        .interview())
                .isEqualTo(interview);
    }

    private static Statement restingOn(AiSessionId interview) {
        return new Statement(new CaseSummary("Fever"), interview, null);
    }

    private static Statement amending(CaseHistoryView entry) {
        return new Statement(new CaseSummary("No fever"), null, entry.entry().id());
    }

    @Test
    void whoWasWrongAmendsAndBothEntriesStay() {
        var wrong = records.written(Who.DOCTOR, Records.upload("%PDF"));
        clinic.clock().advance(Duration.ofMinutes(1));

        var right = keeping.add(clinic.actor(Who.DOCTOR), clinic.patient(), amending(wrong), List.of());
        clinic.clock().advance(Duration.ofMinutes(1));
        var again = keeping.add(clinic.actor(Who.DOCTOR), clinic.patient(), amending(wrong), List.of());

        assertThat(right.entry().amends()).isEqualTo(wrong.entry().id());
        var amended = new CaseHistoryView(
                wrong.entry(),
                wrong.documents(),
                List.of(right.entry().id(), again.entry().id()));
        assertThat(history()).containsExactly(again, right, amended);
        assertThat(records.histories()
                        .get(clinic.actor(Who.RELATIVE), wrong.entry().id()))
                .isEqualTo(amended);
    }

    @Test
    void anEntryAmendsOneOfTheSamePatientOnly() {
        var wrong = records.written(Who.PATIENT);
        var patient = clinic.actor(Who.PATIENT);
        var child = clinic.fixtures().patient().id();
        var unused = clinic.fixtures().related(patient.user(), child, Relation.CHILD);
        var missing = new Statement(new CaseSummary("No fever"), null, CaseHistoryId.next());

        assertUnknown("amends", () -> keeping.add(patient, child, amending(wrong), List.of()));
        assertUnknown("amends", () -> keeping.add(patient, clinic.patient(), missing, List.of()));
        assertThat(history()).containsExactly(wrong);
    }

    @Test
    void anEntryHasAHundredDocumentsAtMost() {
        var hundred = Stream.generate(() -> Records.upload("%PDF"))
                .limit(CaseHistoryKeeping.MOST_DOCUMENTS)
                .toArray(Upload[]::new);
        var many = Stream.concat(Stream.of(hundred), Stream.of(Records.upload("%PDF")))
                .toArray(Upload[]::new);
        assertInvalid("documents", () -> records.written(Who.DOCTOR, many));

        var full = records.written(Who.DOCTOR, hundred).entry().id();

        assertRefused(
                ProblemCode.QUOTA_EXCEEDED,
                () -> keeping.attach(clinic.actor(Who.DOCTOR), full, Records.upload("%PDF")));
        assertThat(records.files().all()).hasSize(CaseHistoryKeeping.MOST_DOCUMENTS);
    }

    @Test
    void nobodyHasMoreKeptThanTheyMay() {
        var endless = new StorageQuota(100, 100);
        var doctor = clinic.actor(Who.DOCTOR);
        var byFiles = records.keeping(clinic.intake(new StorageQuota(2, 100), endless));
        var byBytes = records.keeping(clinic.intake(new StorageQuota(100, 9), endless));
        var aboutPatient = records.keeping(clinic.intake(endless, new StorageQuota(2, 100)));
        var entry = byFiles.add(doctor, clinic.patient(), Records.FEVER, List.of(Records.upload("%PDF")))
                .entry()
                .id();
        var second = byFiles.attach(doctor, entry, Records.upload("%PDF"));
        assertThat(second.file().size()).isEqualTo(4);

        for (var full : List.of(byFiles, byBytes, aboutPatient)) {
            assertRefused(ProblemCode.QUOTA_EXCEEDED, () -> full.attach(doctor, entry, Records.upload("%PDF")));
            assertRefused(
                    ProblemCode.QUOTA_EXCEEDED,
                    () -> full.add(doctor, clinic.patient(), Records.FEVER, List.of(Records.upload("%PDF"))));
        }
        assertRefused(
                ProblemCode.QUOTA_EXCEEDED,
                () -> aboutPatient.add(
                        clinic.actor(Who.PATIENT), clinic.patient(), Records.FEVER, List.of(Records.upload("%PDF"))));

        assertThat(history()).hasSize(1);
        assertThat(records.files().all()).hasSize(2);
        var lastByte = byBytes.attach(doctor, entry, Records.upload("%"));
        assertThat(lastByte.file().size()).isEqualTo(1);
    }

    @Test
    void whatIsWrittenReadAndRefusedLeavesATrace() {
        var written = records.written(Who.DOCTOR, Records.upload("%PDF"));
        var document = written.documents().getFirst();
        var opened = records.documents().open(clinic.actor(Who.RELATIVE), document.id());
        assertThat(opened.document()).isEqualTo(document);
        assertRefused(ProblemCode.NOT_FOUND, () -> records.documents().get(clinic.actor(Who.STRANGER), document.id()));

        assertThat(clinic.stores().trace())
                .extracting(AuditEvent::action, AuditEvent::resourceType, AuditEvent::resource, AuditEvent::outcome)
                .containsExactly(
                        tuple(
                                AuditAction.CREATE,
                                ResourceType.CASE_HISTORY,
                                written.entry().id().value(),
                                AuditOutcome.SUCCESS),
                        tuple(
                                AuditAction.READ,
                                ResourceType.DOCUMENT,
                                document.id().value(),
                                AuditOutcome.SUCCESS),
                        tuple(
                                AuditAction.READ,
                                ResourceType.DOCUMENT,
                                document.id().value(),
                                AuditOutcome.DENIED));
        assertThat(clinic.stores().trace()).extracting(AuditEvent::patient).containsOnly(clinic.patient());
    }

    @Test
    void throughBrokenGlassAnAdministratorReadsAndWritesNothing() {
        var entry = records.written(Who.PATIENT, Records.upload("%PDF"));
        var administrator =
                new Actor.Administrator(clinic.admin().user(), new BreakGlass("The patient is unconscious"));

        assertThat(records.histories().get(administrator, entry.entry().id())).isEqualTo(entry);
        assertThat(records.documents()
                        .open(administrator, entry.documents().getFirst().id())
                        .document())
                .isEqualTo(entry.documents().getFirst());
        assertRefused(
                ProblemCode.FORBIDDEN, () -> keeping.add(administrator, clinic.patient(), Records.FEVER, List.of()));
        assertThat(clinic.stores().trace().getLast().outcome()).isEqualTo(AuditOutcome.DENIED);
    }
}
