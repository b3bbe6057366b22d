package dev.doctorpatient.application.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.doctorpatient.application.conversation.port.Chats;
import dev.doctorpatient.application.directory.port.Patients;
import dev.doctorpatient.application.identity.port.SocketTickets;
import dev.doctorpatient.application.interview.port.AiSessions;
import dev.doctorpatient.application.scheduling.port.Appointments;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.domain.careteam.Mapping.Assignment;
import dev.doctorpatient.domain.careteam.MappingId;
import dev.doctorpatient.domain.conversation.Chat;
import dev.doctorpatient.domain.conversation.MessageId;
import dev.doctorpatient.domain.directory.DoctorFilter;
import dev.doctorpatient.domain.directory.HospitalFilter;
import dev.doctorpatient.domain.directory.PatientFilter;
import dev.doctorpatient.domain.identity.Role;
import dev.doctorpatient.domain.identity.UserFilter;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.interview.AiSessionFilter;
import dev.doctorpatient.domain.interview.AiSessionId;
import dev.doctorpatient.domain.interview.Interview;
import dev.doctorpatient.domain.interview.Opening;
import dev.doctorpatient.domain.scheduling.Appointment;
import dev.doctorpatient.domain.scheduling.AppointmentFilter;
import dev.doctorpatient.domain.scheduling.AppointmentStatus;
import dev.doctorpatient.domain.scheduling.AppointmentType;
import dev.doctorpatient.domain.scheduling.BookingWindow;
import dev.doctorpatient.domain.scheduling.TimeSlot;
import dev.doctorpatient.testing.Fixtures;
import dev.doctorpatient.testing.InMemoryStores;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What the in-memory stores refuse beyond the contracts, so that tests of use cases find such bugs. */
class InMemoryDatabaseTest {
    private final InMemoryStores stores = new InMemoryStores();
    private final Fixtures fixtures = new Fixtures(stores);

    @Test
    void noStoreIsUsedOutsideATransaction() {
        var user = fixtures.patientUser();
        var doctor = fixtures.doctor();
        var patient = fixtures.patient();
        var hospital = fixtures.hospital();
        var chat = fixtures.chat();
        var token = fixtures.signedIn(user.id());
        var hash = Fixtures.uniqueTokenHash();
        var assignment = Assignment.create(doctor.id(), patient.id(), Fixtures.NOW);
        var slot = new TimeSlot(Fixtures.NOW, Duration.ofMinutes(30));
        var page = PageRequest.first();
        List<ThrowingCallable> uses = List.of(
                () -> stores.users().find(user.id()),
                () -> stores.users().lock(user.id()),
                () -> stores.users().findByEmail(user.email()),
                () -> stores.users().administratorExists(),
                () -> stores.users().add(Fixtures.newUser(Fixtures.uniqueEmail(), Role.ADMIN, null, Fixtures.NOW)),
                () -> stores.users().save(user),
                () -> stores.users().page(new UserFilter(null, null, null), page),
                () -> stores.sessions().find(token.session().id()),
                () -> stores.sessions().lockToken(token.hash()),
                () -> stores.sessions().isUsed(token.hash()),
                () -> stores.sessions().revoke(token.session().id(), Fixtures.NOW),
                () -> stores.sessions().openSessions(user.id(), Fixtures.NOW),
                () -> stores.socketTickets().take(hash),
                () -> stores.socketTickets()
                        .add(new SocketTickets.Ticket(
                                hash, user.id(), token.session().id(), Fixtures.NOW)),
                () -> stores.hospitals().find(hospital.id()),
                () -> stores.hospitals().lock(hospital.id()),
                () -> stores.hospitals().save(hospital),
                () -> stores.hospitals().page(new HospitalFilter(null, null, null, null, null), page),
                () -> stores.doctors().find(doctor.id()),
                () -> stores.doctors().lock(doctor.id()),
                () -> stores.doctors().save(doctor),
                () -> stores.doctors().page(new DoctorFilter(null, null, null, null), page),
                () -> stores.patients().find(patient.id()),
                () -> stores.patients().lock(patient.id()),
                () -> stores.patients().save(patient),
                () -> stores.patients().isWithin(new Patients.Scope.All(), patient.id()),
                () -> stores.patients().page(new Patients.Scope.All(), new PatientFilter(null, null, null), page),
                () -> stores.mappings().add(assignment),
                () -> stores.mappings().find(Assignment.class, MappingId.next()),
                () -> stores.mappings().remove(assignment),
                () -> stores.mappings().patientsOf(user.id()),
                () -> stores.careTeams().isAssigned(doctor.id(), patient.id()),
                () -> stores.careTeams().relatives(patient.id()),
                () -> stores.appointments().lockAgenda(doctor.id(), patient.id(), slot),
                () -> stores.appointments()
                        .page(
                                new Appointments.Scope.All(),
                                new AppointmentFilter(null, null, null, Set.of(), Set.of(), null, null),
                                page),
                () -> stores.chats().find(chat.id()),
                () -> stores.chats().findBetween(chat.doctor(), chat.patient()),
                () -> stores.chats().lock(chat.id()),
                () -> stores.chats().add(Chat.create(doctor.id(), patient.id(), Fixtures.NOW)),
                () -> stores.chats().overview(chat),
                () -> stores.chats().page(new Chats.Scope.All(), page),
                () -> stores.messageLog().find(MessageId.next()),
                () -> stores.messageLog().newest(chat.id(), page),
                () -> stores.messageLog().after(chat.id(), 0, 1),
                () -> stores.interviews().find(AiSessionId.next()),
                () -> stores.interviews().lock(AiSessionId.next()),
                () -> stores.interviews()
                        .page(new AiSessions.Scope.All(), new AiSessionFilter(null, null, null), page));

        assertThat(uses).allSatisfy(use -> assertThatIllegalStateException().isThrownBy(use));
    }

    @Test
    void aChatIsNotSavedWithoutItsLock() {
        var chat = fixtures.chat();

        assertRefused(() -> stores.chats().save(chat));
    }

    @Test
    void aLockEndsWithItsTransaction() {
        var chat = fixtures.chat();

        stores.transactions().runInTransaction(() -> stores.chats()
                .save(stores.chats().lock(chat.id()).orElseThrow()));

        assertRefused(() -> stores.chats().save(chat));
    }

    @Test
    void anAppointmentIsNotStoredWithoutItsAgenda() {
        var slot = new TimeSlot(Fixtures.NOW, Duration.ofMinutes(30));
        var doctor = fixtures.doctor().id();
        var patient = fixtures.patient().id();
        var booked = stores.transactions().inTransaction(() -> stores.appointments()
                .lockAgenda(doctor, patient, slot)
                .book(slot, null, AppointmentType.REGULAR, null, BookingWindow.UNLIMITED, Fixtures.NOW));

        assertRefused(() -> stores.appointments().add(booked, UserId.next()));
        stores.transactions().runInTransaction(() -> {
            var unused = stores.appointments().lockAgenda(doctor, patient, slot);
            stores.appointments().add(booked, UserId.next());
        });
        assertRefused(() -> stores.appointments().save(confirmed(booked), UserId.next()));
    }

    private static Appointment confirmed(Appointment appointment) {
        return appointment.advance(AppointmentStatus.CONFIRMED, Role.DOCTOR, UserId.next(), Fixtures.NOW);
    }

    @Test
    void anInterviewNeitherLosesTurnsNorIsSavedWithoutItsLock() {
        var opening = new Opening(
                AiSessionId.next(),
                fixtures.patient().id(),
                fixtures.patientUser().id(),
                null,
                5,
                Fixtures.NOW);
        var begun = Interview.begin(opening, Fixtures.worded("What brings you here?"));
        var anew = Interview.begin(opening, Fixtures.worded("What brings you here?"));
        stores.transactions().runInTransaction(() -> stores.interviews().add(begun));

        assertRefused(() -> stores.interviews().save(begun));
        assertRefused(() -> {
            var unused = stores.interviews().lock(opening.id());
            stores.interviews().save(anew);
        });
    }

    @Test
    void nothingIsAddedTwiceOrSavedBeforeItIsAdded() {
        var doctor = fixtures.doctor();
        var unknown = fixtures.patientUser();

        assertRefused(() -> stores.doctors().add(doctor));
        assertRefused(() ->
                stores.users().save(Fixtures.newUser(Fixtures.uniqueEmail(), Role.ADMIN, null, unknown.createdAt())));
    }

    private void assertRefused(Runnable work) {
        assertThatIllegalStateException().isThrownBy(() -> stores.transactions().runInTransaction(work));
    }
}
