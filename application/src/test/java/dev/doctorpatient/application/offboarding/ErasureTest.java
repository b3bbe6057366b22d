package dev.doctorpatient.application.offboarding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.casehistory.CaseHistoryKeeping;
import dev.doctorpatient.application.casehistory.CaseHistoryKeeping.Statement;
import dev.doctorpatient.application.file.Upload;
import dev.doctorpatient.application.interview.InterviewReading;
import dev.doctorpatient.application.scenario.Clinic;
import dev.doctorpatient.application.scenario.Clinic.Who;
import dev.doctorpatient.domain.audit.AuditAction;
import dev.doctorpatient.domain.audit.AuditEvent;
import dev.doctorpatient.domain.audit.AuditOutcome;
import dev.doctorpatient.domain.casehistory.CaseSummary;
import dev.doctorpatient.domain.directory.PatientProfile;
import dev.doctorpatient.domain.file.FileName;
import dev.doctorpatient.domain.identity.PasswordHash;
import dev.doctorpatient.testing.InMemoryStores;
import dev.doctorpatient.testing.RecordingAccessFeed.Ended;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ErasureTest {
    private final Clinic clinic = new Clinic();
    private final InMemoryStores stores = clinic.stores();
    private final Erasure erasure = clinic.erasure();

    private <T> T inTransaction(Supplier<T> work) {
        return stores.transactions().inTransaction(work);
    }

    private void written(Who who) {
        var keeping = new CaseHistoryKeeping(
                stores.caseHistories(),
                stores.documents(),
                clinic.intake(),
                stores.patients(),
                new InterviewReading(stores.interviews(), stores.careTeams(), stores.chats(), clinic.clock()),
                stores.careTeams(),
                clinic.limits(),
                clinic.audited(),
                clinic.clock());
        var file = new Upload(
                "file", new FileName("a.pdf"), new ByteArrayInputStream("%PDF".getBytes(StandardCharsets.UTF_8)));
        var unused =
                keeping.add(clinic.actor(who), clinic.patient(), Statement.of(new CaseSummary("Fever")), List.of(file));
    }

    @Test
    void nobodyCanTellAnyLongerWhoItWas() {
        var account = clinic.actor(Who.PATIENT).user();

        erasure.erasePatient(clinic.admin(), clinic.patient());

        var patient =
                inTransaction(() -> stores.patients().find(clinic.patient())).orElseThrow();
        assertThat(patient.profile()).isEqualTo(PatientProfile.named("[erased]"));
        assertThat(patient.active()).isFalse();
        var user = inTransaction(() -> stores.users().find(account)).orElseThrow();
        assertThat(user.email().value()).isEqualTo(account.value() + "@erased.invalid");
        assertThat(user.details().name()).isEqualTo("[erased]");
        assertThat(user.passwordHash()).isEqualTo(PasswordHash.UNMATCHED);
        assertThat(user.active()).isFalse();
    }

    @Test
    void filesGoAndWhoseEverythingWasOpenIsTold() {
        written(Who.DOCTOR);
        written(Who.RELATIVE);
        assertThat(clinic.files().all()).hasSize(2);

        erasure.erasePatient(clinic.admin(), clinic.patient());

        assertThat(clinic.files().all()).isEmpty();
        assertThat(clinic.accessFeed().ended())
                .contains(
                        new Ended(clinic.doctor(Who.DOCTOR), clinic.patient()),
                        new Ended(clinic.actor(Who.RELATIVE).user(), clinic.patient()));
        assertThat(inTransaction(() -> stores.careTeams().isAssigned(clinic.doctor(Who.DOCTOR), clinic.patient())))
                .isFalse();
        assertThat(inTransaction(() -> stores.careTeams().relatives(clinic.patient())))
                .isEmpty();
        assertThat(inTransaction(() -> stores.careTeams()
                        .isRelated(relative().user(), relative().self())))
                .isTrue();
    }

    private Actor.PatientUser relative() {
        return (Actor.PatientUser) clinic.actor(Who.RELATIVE);
    }

    @Test
    void whoWasPutAwayCanBeErasedAndErasedAgain() {
        written(Who.DOCTOR);
        clinic.departure().removePatient(clinic.admin(), clinic.patient());

        erasure.erasePatient(clinic.admin(), clinic.patient());
        erasure.erasePatient(clinic.admin(), clinic.patient());

        assertThat(clinic.files().all()).isEmpty();
    }

    @Test
    void whoHasNoHistoryIsRemovedAsAWhole() {
        erasure.erasePatient(clinic.admin(), clinic.patient(Who.STRANGER));

        assertThat(inTransaction(() -> stores.patients().find(clinic.patient(Who.STRANGER))))
                .isEmpty();
    }

    @Test
    void theErasureLeavesATraceAndTheTraceStays() {
        written(Who.DOCTOR);
        var before = stores.trace();

        erasure.erasePatient(clinic.admin(), clinic.patient());

        assertThat(stores.trace()).startsWith(before.toArray(AuditEvent[]::new));
        var last = stores.trace().getLast();
        assertThat(last.action()).isEqualTo(AuditAction.ERASE);
        assertThat(last.outcome()).isEqualTo(AuditOutcome.SUCCESS);
        assertThat(last.patient()).isEqualTo(clinic.patient());
    }
}
