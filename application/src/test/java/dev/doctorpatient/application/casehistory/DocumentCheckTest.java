package dev.doctorpatient.application.casehistory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doctorpatient.application.casehistory.DocumentCheck.Finding;
import dev.doctorpatient.application.casehistory.DocumentCheck.Kind;
import dev.doctorpatient.application.casehistory.DocumentCheck.Mending;
import dev.doctorpatient.application.file.port.DocumentCopies;
import dev.doctorpatient.application.scenario.Clinic;
import dev.doctorpatient.application.scenario.Clinic.Who;
import dev.doctorpatient.domain.conversation.ChatUpload;
import dev.doctorpatient.domain.file.DocumentId;
import dev.doctorpatient.domain.file.FileType;
import dev.doctorpatient.testing.Fixtures;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DocumentCheckTest {
    private static final Duration UNDER_WAY = Duration.ofMinutes(10);
    private static final DocumentCopies NO_COPIES = _ -> Stream.empty();

    private final Clinic clinic = new Clinic();
    private final Records records = new Records(clinic);
    private final List<Finding> findings = new ArrayList<>();

    private long check(Mending mending) {
        findings.clear();
        return records.check(UNDER_WAY).check(mending, findings::add);
    }

    private DocumentId document(String content) {
        return records.written(Who.PATIENT, Records.upload(content))
                .documents()
                .getFirst()
                .id();
    }

    private void keep(DocumentId id, String content) {
        try (var file = records.files().receive(id, Records.upload(content).content(), Records.LARGEST)) {
            file.keep();
        }
    }

    private DocumentId unowned() {
        var id = DocumentId.next();
        keep(id, "%PDF");
        return id;
    }

    private String content(DocumentId id) throws IOException {
        try (var bytes = records.files().open(id, 0).orElseThrow()) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static InputStream bytes(String content) {
        return new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void soundFilesAreCountedAndNothingElseIsSaid() {
        for (var number = 0; number < 501; number++) {
            var unused = document("%PDF " + number);
        }

        assertThat(check(new Mending.None())).isEqualTo(501);

        assertThat(findings).isEmpty();
    }

    @Test
    void everyFaultIsFoundAndNothingIsChanged() {
        var missing = document("%PDF 1");
        var damaged = document("%PDF 2");
        var shorter = document("%PDF 3");
        records.files().remove(missing);
        keep(damaged, "%PDF x");
        keep(shorter, "%PDF");
        var unowned = unowned();
        clinic.clock().advance(Duration.ofMinutes(11));
        var underWay = unowned();
        var before = records.files().all();

        assertThat(check(new Mending.None())).isEqualTo(3);

        assertThat(findings)
                .containsExactlyInAnyOrder(
                        new Finding(Kind.MISSING, missing, false),
                        new Finding(Kind.DAMAGED, damaged, false),
                        new Finding(Kind.DAMAGED, shorter, false),
                        new Finding(Kind.UNOWNED, unowned, false),
                        new Finding(Kind.UNDER_WAY, underWay, false));
        assertThat(records.files().all()).isEqualTo(before);
    }

    @Test
    void aFileThatWaitsToBeSentIsCheckedToo() {
        var waiting = Fixtures.newFile("a.pdf", FileType.PDF);
        clinic.stores().transactions().runInTransaction(() -> clinic.stores()
                .chatUploads()
                .add(new ChatUpload(
                        waiting,
                        clinic.chat(),
                        clinic.actor(Who.PATIENT).user(),
                        clinic.clock().instant())));

        assertThat(check(new Mending.None())).isEqualTo(1);

        assertThat(findings).containsExactly(new Finding(Kind.MISSING, waiting.id(), false));
    }

    @Test
    void whatNobodyOwnsIsRemovedUnlessItMayBeUnderWay() {
        var owned = document("%PDF");
        var unowned = unowned();
        clinic.clock().advance(Duration.ofMinutes(11));
        var underWay = unowned();

        var unused = check(new Mending.With(NO_COPIES));

        assertThat(findings)
                .containsExactlyInAnyOrder(
                        new Finding(Kind.UNOWNED, unowned, true), new Finding(Kind.UNDER_WAY, underWay, false));
        assertThat(records.files().all()).containsExactlyInAnyOrder(owned, underWay);
    }

    @Test
    void aGoodCopyIsPutBack() throws IOException {
        var missing = document("%PDF 1");
        var damaged = document("%PDF 2");
        records.files().remove(missing);
        keep(damaged, "%PDF x");

        var unused = check(new Mending.With(id ->
                Stream.of(bytes("%PDF"), bytes("%PDF with more"), bytes(id.equals(missing) ? "%PDF 1" : "%PDF 2"))));

        assertThat(findings)
                .containsExactlyInAnyOrder(
                        new Finding(Kind.MISSING, missing, true), new Finding(Kind.DAMAGED, damaged, true));
        assertThat(content(missing)).isEqualTo("%PDF 1");
        assertThat(content(damaged)).isEqualTo("%PDF 2");
        var unused2 = check(new Mending.None());
        assertThat(findings).isEmpty();
    }

    @Test
    void aBadCopyIsNotPutBack() {
        var missing = document("%PDF 1");
        records.files().remove(missing);

        var unused = check(new Mending.With(_ -> Stream.of(bytes("%PDF x"), bytes("%PDF and more"))));

        assertThat(findings).containsExactly(new Finding(Kind.MISSING, missing, false));
        assertThat(records.files().all()).isEmpty();
    }
}
