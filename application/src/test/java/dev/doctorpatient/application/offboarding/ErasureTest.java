package dev.doctorpatient.application.offboarding;

import static dev.doctorpatient.application.scenario.Refusals.assertInvalid;
import static dev.doctorpatient.application.scenario.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.casehistory.CaseHistoryKeeping;
import dev.doctorpatient.application.casehistory.CaseHistoryKeeping.Statement;
import dev.doctorpatient.application.file.Upload;
import dev.doctorpatient.application.identity.Accounts;
import dev.doctorpatient.application.interview.InterviewReading;
import dev.doctorpatient.application.scenario.Bookings;
import dev.doctorpatient.application.scenario.Clinic;
import dev.doctorpatient.application.scenario.Clinic.Who;
import dev.doctorpatient.application.scheduling.AppointmentBooking.Editable;
import dev.doctorpatient.application.scheduling.AppointmentBooking.Request;
import dev.doctorpatient.domain.audit.AuditAction;
import dev.doctorpatient.domain.audit.AuditEvent;
import dev.doctorpatient.domain.audit.AuditOutcome;
import dev.doctorpatient.domain.casehistory.CaseSummary;
import dev.doctorpatient.domain.directory.PatientProfile;
import dev.doctorpatient.domain.file.FileName;
import dev.doctorpatient.domain.identity.ContactDetails;
import dev.doctorpatient.domain.identity.PasswordHash;
import dev.doctorpatient.domain.identity.Role;
import dev.doctorpatient.domain.scheduling.AppointmentStatus;
import dev.doctorpatient.domain.scheduling.AppointmentType;
import dev.doctorpatient.domain.scheduling.Extras;
import dev.doctorpatient.domain.scheduling.TimeSlot;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.testing.FastPasswordHashes;
import dev.doctorpatient.testing.InMemoryStores;
import dev.doctorpatient.testing.ListedCommonPasswords;
import dev.doctorpatient.testing.RecordingAccessFeed.Ended;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
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
    void filesThatCannotBeRemovedAreNotForgotten() {
        written(Who.DOCTOR);
        written(Who.DOCTOR);
        clinic.files().failRemovals(true);

        for (var attempt = 1; attempt <= 2; attempt++) {
            assertRefused(ProblemCode.UNAVAILABLE, () -> erasure.erasePatient(clinic.admin(), clinic.patient()));
        }
        assertThat(clinic.files().all()).hasSize(2);
        assertThat(inTransaction(() -> stores.patients().find(clinic.patient()))
                        .orElseThrow()
                        .isErased())
                .isTrue();
        clinic.files().failRemovals(false);

        var more = clinic.disposal().removeDiscarded();

        assertThat(more).isFalse();
        assertThat(clinic.files().all()).isEmpty();
    }

    @Test
    void whatIsLeftOfAnAccountStaysAsItIs() {
        var account = clinic.actor(Who.PATIENT).user();
        erasure.erasePatient(clinic.admin(), clinic.patient());
        var accounts = new Accounts(
                stores.users(),
                stores.sessions(),
                clinic.profiles(),
                new FastPasswordHashes(stores.transactions()),
                new ListedCommonPasswords(),
                clinic.limits(),
                clinic.sessionFeed(),
                clinic.audited(),
                clinic.clock());
        var again = new Accounts.Editable(new ContactDetails("Asha again", null, null), true, Role.PATIENT);

        for (var who : List.of(Who.ADMIN, Who.PATIENT)) {
            assertRefused(ProblemCode.FORBIDDEN, () -> accounts.update(clinic.actor(who), account, _ -> again));
        }

        assertThat(inTransaction(() -> stores.users().find(account))
                        .orElseThrow()
                        .isErased())
                .isTrue();
    }

    @Test
    void nothingNewIsWrittenAboutAnAppointmentOfTheErased() {
        var bookings = new Bookings(clinic);
        var doctor = clinic.actor(Who.DOCTOR);
        var slot = new TimeSlot(clinic.clock().instant().plus(Duration.ofDays(1)), Duration.ofMinutes(30));
        var booked = bookings.book(
                clinic.admin(),
                new Request(clinic.doctor(Who.DOCTOR), clinic.patient(), null, slot, AppointmentType.EMERGENCY, null));
        clinic.clock().advance(Duration.ofDays(2));
        erasure.erasePatient(clinic.admin(), clinic.patient());

        assertInvalid("cancellation_reason", () -> bookings.cancel(doctor, booked.id(), "It burns"));
        assertInvalid(
                "extras",
                () -> bookings.revise(
                        doctor,
                        booked.id(),
                        editable -> new Editable(editable.slot(), editable.type(), new Extras("{}"))));
        assertThat(bookings.cancel(doctor, booked.id(), null).status()).isEqualTo(AppointmentStatus.CANCELLED);
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
