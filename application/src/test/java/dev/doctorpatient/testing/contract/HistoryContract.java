package dev.doctorpatient.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doctorpatient.application.offboarding.port.History;
import dev.doctorpatient.domain.careteam.Relation;
import dev.doctorpatient.domain.casehistory.CaseHistory;
import dev.doctorpatient.domain.casehistory.CaseSummary;
import dev.doctorpatient.domain.casehistory.Document;
import dev.doctorpatient.domain.conversation.Draft;
import dev.doctorpatient.domain.conversation.MessageContent;
import dev.doctorpatient.domain.conversation.MessageId;
import dev.doctorpatient.domain.conversation.Side;
import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.HospitalId;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.file.FileType;
import dev.doctorpatient.domain.identity.Role;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.interview.AiSessionId;
import dev.doctorpatient.domain.interview.Interview;
import dev.doctorpatient.domain.interview.Opening;
import dev.doctorpatient.domain.scheduling.Appointment;
import dev.doctorpatient.domain.scheduling.AppointmentType;
import dev.doctorpatient.domain.scheduling.BookingWindow;
import dev.doctorpatient.domain.scheduling.Cancellation;
import dev.doctorpatient.domain.scheduling.TimeSlot;
import dev.doctorpatient.domain.suggestion.Advice;
import dev.doctorpatient.domain.suggestion.Suggestion;
import dev.doctorpatient.testing.Fixtures;
import dev.doctorpatient.testing.NobodyTold;
import java.time.Duration;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What every {@link History} must do, whatever it is kept in. */
public abstract class HistoryContract extends PortContract {
    private final TimeSlot slot = new TimeSlot(Fixtures.NOW.plus(Duration.ofDays(1)), Duration.ofMinutes(30));

    private boolean holds(Predicate<History> question) {
        return inTransaction(() -> question.test(stores().history()));
    }

    private Appointment booked(HospitalId hospital, DoctorId doctor, PatientId patient) {
        var booker = fixtures().administrator().id();
        return inTransaction(() -> {
            var booked = stores().appointments()
                    .lockAgenda(doctor, patient, slot)
                    .book(slot, hospital, AppointmentType.REGULAR, null, BookingWindow.UNLIMITED, Fixtures.NOW);
            stores().appointments().add(booked, booker);
            return booked;
        });
    }

    @Test
    void whoIsOnlyMappedIsNotMentioned() {
        var hospital = fixtures().hospital().id();
        var doctor = fixtures().doctor().id();
        var patient = fixtures().patient().id();
        var user = fixtures().patientUser().id();
        var unused1 = fixtures().affiliated(hospital, doctor);
        var unused2 = fixtures().registered(hospital, patient);
        var unused3 = fixtures().assigned(doctor, patient);
        var unused4 = fixtures().related(user, patient, Relation.CHILD);
        var unused5 = fixtures().signedIn(user);

        assertThat(holds(history -> history.mentions(hospital))).isFalse();
        assertThat(holds(history -> history.mentions(doctor))).isFalse();
        assertThat(holds(history -> history.mentions(patient))).isFalse();
        assertThat(holds(history -> history.mentions(user))).isFalse();
    }

    @Test
    void anAppointmentMentionsItsPartiesItsPlaceAndWhoCalledItOff() {
        var hospital = fixtures().hospital().id();
        var doctor = fixtures().doctor().id();
        var patient = fixtures().patient().id();
        var user = fixtures().administrator().id();
        var appointment = booked(hospital, doctor, patient);
        assertThat(holds(history -> history.mentions(user))).isFalse();
        runInTransaction(() -> {
            var unused = stores().appointments().lockAgenda(doctor, patient, slot);
            stores().appointments()
                    .save(appointment.cancel(new Cancellation(user, null), Role.ADMIN, Fixtures.NOW), user);
        });

        assertThat(holds(history -> history.mentions(hospital))).isTrue();
        assertThat(holds(history -> history.mentions(doctor))).isTrue();
        assertThat(holds(history -> history.mentions(patient))).isTrue();
        assertThat(holds(history -> history.mentions(user))).isTrue();
        var elsewhere = fixtures().hospital().id();
        assertThat(holds(history -> history.mentions(elsewhere))).isFalse();
    }

    @Test
    void aChatMentionsItsTwoSidesAndAMessageWhoSentIt() {
        var chat = fixtures().chat();
        var user = fixtures().patientUser().id();
        assertThat(holds(history -> history.mentions(chat.doctor()))).isTrue();
        assertThat(holds(history -> history.mentions(chat.patient()))).isTrue();
        assertThat(holds(history -> history.mentions(user))).isFalse();

        var unused = stores().messageLog()
                .append(
                        new Draft(
                                MessageId.next(),
                                chat.id(),
                                Side.PATIENT,
                                user,
                                MessageContent.Text.of("Hello"),
                                null,
                                Fixtures.NOW),
                        new NobodyTold(),
                        _ -> {});

        assertThat(holds(history -> history.mentions(user))).isTrue();
    }

    @Test
    void anInterviewMentionsItsPatientAndWhoTookPart() {
        var patient = fixtures().patient().id();
        UserId user = fixtures().patientUser().id();
        var opening = new Opening(AiSessionId.next(), patient, user, null, 5, Fixtures.NOW);

        runInTransaction(
                () -> stores().interviews().add(Interview.begin(opening, Fixtures.worded("What brings you here?"))));

        assertThat(holds(history -> history.mentions(patient))).isTrue();
        assertThat(holds(history -> history.mentions(user))).isTrue();
    }

    @Test
    void aSummaryMentionsWhoCorrectedAndWhoConfirmedIt() {
        var corrector = fixtures().patientUser().id();
        var doctor = fixtures().administrator().id();
        var opening = new Opening(
                AiSessionId.next(),
                fixtures().patient().id(),
                fixtures().patientUser().id(),
                null,
                5,
                Fixtures.NOW);
        var left = Interview.begin(opening, Fixtures.worded("What brings you here?"))
                .abandoned(Fixtures.worded("A headache."), Fixtures.NOW);
        runInTransaction(() -> stores().interviews().add(left));
        assertThat(holds(history -> history.mentions(corrector))).isFalse();

        runInTransaction(() -> {
            var unused = stores().interviews().lock(opening.id());
            stores().interviews()
                    .save(left.withSummary(summary -> summary.corrected("A bad headache.", corrector, Fixtures.NOW)
                            .confirmed(doctor, Fixtures.NOW)));
        });

        assertThat(holds(history -> history.mentions(corrector))).isTrue();
        assertThat(holds(history -> history.mentions(doctor))).isTrue();
    }

    @Test
    void anEntryMentionsItsPatientAndItsAuthorAndADocumentWhoAddedIt() {
        var author = fixtures().administrator().id();
        var other = fixtures().patientUser().id();
        var entry = CaseHistory.create(fixtures().patient().id(), new CaseSummary("Fever"), null, author, Fixtures.NOW);
        runInTransaction(() -> stores().caseHistories().add(entry));
        assertThat(holds(history -> history.mentions(entry.patient()))).isTrue();
        assertThat(holds(history -> history.mentions(author))).isTrue();
        assertThat(holds(history -> history.mentions(other))).isFalse();

        runInTransaction(() -> stores().documents()
                .add(new Document(
                        Fixtures.newFile("report.pdf", FileType.PDF),
                        new Document.Parent.OfEntry(entry.id()),
                        entry.patient(),
                        Side.PATIENT,
                        other,
                        Fixtures.NOW)));

        assertThat(holds(history -> history.mentions(other))).isTrue();
    }

    @Test
    void aSuggestionMentionsItsAuthor() {
        var author = fixtures().administrator().id();

        var unused = fixtures()
                .stored(Suggestion.create(new Advice("Angina", "Think of the heart first"), author, Fixtures.NOW));

        assertThat(holds(history -> history.mentions(author))).isTrue();
    }
}
