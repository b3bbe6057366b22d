package dev.doctorpatient.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.doctorpatient.application.notification.port.Notifications;
import dev.doctorpatient.application.notification.port.Notifications.Scope;
import dev.doctorpatient.domain.careteam.Relation;
import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.HospitalId;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.notification.Notification;
import dev.doctorpatient.domain.notification.Notification.Resource;
import dev.doctorpatient.domain.notification.NotificationId;
import dev.doctorpatient.domain.notification.NotificationKind;
import dev.doctorpatient.domain.scheduling.Appointment;
import dev.doctorpatient.domain.scheduling.AppointmentType;
import dev.doctorpatient.domain.scheduling.BookingWindow;
import dev.doctorpatient.domain.scheduling.TimeSlot;
import dev.doctorpatient.domain.shared.ResourceType;
import dev.doctorpatient.domain.shared.TimeOrderedId;
import dev.doctorpatient.testing.Fixtures;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link Notifications} must do, whatever stores them. */
public abstract class NotificationsContract extends PortContract {
    private Notifications notifications() {
        return stores().notifications();
    }

    private Notification stored(Notification notification) {
        runInTransaction(() -> notifications().add(notification));
        return notification;
    }

    private static Resource someChat() {
        return new Resource(ResourceType.CHAT, TimeOrderedId.next());
    }

    private static Notification told(UserId user, NotificationKind kind, Resource resource, PatientId patient) {
        return Notification.create(user, kind, resource, patient, Fixtures.NOW);
    }

    private Notification message(UserId user, PatientId patient) {
        return stored(told(user, NotificationKind.MESSAGE_RECEIVED, someChat(), patient));
    }

    private void seen(Scope scope, Notification notification) {
        runInTransaction(() -> {
            var locked = notifications().lock(scope, notification.id()).orElseThrow();
            notifications().save(locked.seen());
        });
    }

    private Optional<Notification> locked(Scope scope, NotificationId id) {
        return inTransaction(() -> notifications().lock(scope, id));
    }

    private List<Notification> listed(Scope scope, @Nullable Boolean read) {
        return all(request -> notifications().page(scope, read, request));
    }

    private List<Notification> listed(Scope scope) {
        return listed(scope, null);
    }

    private long countUnread(Scope scope) {
        return inTransaction(() -> notifications().countUnread(scope));
    }

    private Set<UserId> waiting(Resource resource) {
        return inTransaction(() -> notifications().waiting(NotificationKind.MESSAGE_RECEIVED, resource));
    }

    private void settle(Resource resource, UserId... users) {
        runInTransaction(() -> notifications().settle(NotificationKind.MESSAGE_RECEIVED, resource, List.of(users)));
    }

    private static Scope administrator(UserId user) {
        return new Scope.OfAdministrator(user);
    }

    private void assertVisible(Scope scope, Notification notification) {
        assertThat(listed(scope)).contains(notification);
        assertThat(locked(scope, notification.id())).contains(notification);
        assertThat(countUnread(scope)).isEqualTo(listed(scope, false).size()).isPositive();
    }

    private void assertHidden(Scope scope, Notification notification) {
        assertThat(listed(scope)).doesNotContain(notification);
        assertThat(locked(scope, notification.id())).isEmpty();
        assertThat(countUnread(scope)).isEqualTo(listed(scope, false).size());
    }

    private Appointment booked(DoctorId doctor, @Nullable HospitalId hospital, PatientId patient) {
        var slot = new TimeSlot(Fixtures.NOW.plus(Duration.ofDays(1)), Duration.ofMinutes(30));
        var by = fixtures().administrator().id();
        return inTransaction(() -> {
            var booked = stores().appointments()
                    .lockAgenda(doctor, patient, slot)
                    .book(slot, hospital, AppointmentType.REGULAR, null, BookingWindow.UNLIMITED, Fixtures.NOW);
            stores().appointments().add(booked, by);
            return booked;
        });
    }

    private static Notification booking(UserId user, Appointment appointment) {
        return told(
                user,
                NotificationKind.APPOINTMENT_CREATED,
                new Resource(ResourceType.APPOINTMENT, appointment.id().value()),
                appointment.patient());
    }

    @Test
    void everyKindComesBackAsItWasStored() {
        var user = fixtures().administrator().id();
        var patient = fixtures().patient().id();

        for (var kind : NotificationKind.values()) {
            for (var type : ResourceType.values()) {
                var notification = stored(told(user, kind, new Resource(type, TimeOrderedId.next()), patient));
                assertThat(locked(administrator(user), notification.id())).contains(notification);
            }
        }
        assertThat(listed(administrator(user)))
                .hasSize(NotificationKind.values().length * ResourceType.values().length);
    }

    @Test
    void aTitleStaysAsItWasChosen() {
        var user = fixtures().administrator().id();
        var notification = new Notification(
                NotificationId.next(),
                user,
                NotificationKind.BREAK_GLASS,
                "Ein Satz von früher ✓",
                null,
                someChat(),
                fixtures().patient().id(),
                false,
                Fixtures.NOW);

        assertThat(listed(administrator(user))).isEmpty();
        stored(notification);

        assertThat(listed(administrator(user))).containsExactly(notification);
    }

    @Test
    void detailsStayAsTheyWereWritten() {
        var user = fixtures().administrator().id();
        var patient = fixtures().patient().id();
        var longest = "😀".repeat(Notification.LONGEST_DETAILS);
        var short1 = told(user, "Chest pain: “it hurts ✓”\nStroke: “my face”", patient);
        var long1 = told(user, longest, patient);

        assertThat(locked(administrator(user), short1.id())).contains(short1);
        seen(administrator(user), long1);

        assertThat(locked(administrator(user), long1.id()))
                .get()
                .extracting(Notification::details)
                .isEqualTo(longest);
    }

    private Notification told(UserId user, String details, PatientId patient) {
        return stored(Notification.create(user, NotificationKind.RED_FLAG, details, someChat(), patient, Fixtures.NOW));
    }

    @Test
    void nobodyHasTheNotificationsOfAnother() {
        var patient = fixtures().patient().id();
        var user = fixtures().patientUser().id();
        var other = fixtures().patientUser().id();
        var unused1 = fixtures().related(user, patient, Relation.PARENT);
        var unused2 = fixtures().related(other, patient, Relation.PARENT);
        var notification = message(user, patient);

        assertVisible(new Scope.OfRelative(user), notification);
        assertHidden(new Scope.OfRelative(other), notification);
        assertHidden(administrator(other), notification);
        assertThat(locked(new Scope.OfRelative(user), NotificationId.next())).isEmpty();
    }

    @Test
    void whoNoLongerActsForThePatientHasItNoMore() {
        var user = fixtures().patientUser().id();
        var patient = fixtures().patient().id();
        var notification = message(user, patient);
        var scope = new Scope.OfRelative(user);

        assertHidden(scope, notification);
        var relation = fixtures().related(user, patient, Relation.CHILD);
        assertVisible(scope, notification);
        fixtures().removed(relation);
        assertHidden(scope, notification);
    }

    @Test
    void aDoctorHasItWhileTheyTreatThePatient() {
        var doctor = fixtures().doctor();
        var user = fixtures().accountOf(doctor).id();
        var patient = fixtures().patient().id();
        var notification = message(user, patient);
        var scope = new Scope.OfDoctor(user, doctor.id());

        assertHidden(scope, notification);
        var assignment = fixtures().assigned(doctor.id(), patient);
        assertVisible(scope, notification);
        fixtures().removed(assignment);
        assertHidden(scope, notification);
    }

    @Test
    void aHospitalHasItWhileThePatientIsRegisteredThere() {
        var hospital = fixtures().hospital();
        var user = fixtures().accountOf(hospital).id();
        var patient = fixtures().patient().id();
        var notification = message(user, patient);
        var scope = new Scope.OfHospital(user, hospital.id());

        assertHidden(scope, notification);
        var registration = fixtures().registered(hospital.id(), patient);
        assertVisible(scope, notification);
        fixtures().removed(registration);
        assertHidden(scope, notification);
    }

    @Test
    void anAppointmentIsToldToItsDoctorAndItsHospitalWhoeverTreatsThePatient() {
        var doctor = fixtures().doctor();
        var hospital = fixtures().hospital();
        var doctorUser = fixtures().accountOf(doctor).id();
        var hospitalUser = fixtures().accountOf(hospital).id();
        var otherDoctor = fixtures().doctor();
        var otherUser = fixtures().accountOf(otherDoctor).id();
        var patient = fixtures().patient().id();
        var appointment = booked(doctor.id(), hospital.id(), patient);

        assertVisible(new Scope.OfDoctor(doctorUser, doctor.id()), stored(booking(doctorUser, appointment)));
        assertVisible(new Scope.OfHospital(hospitalUser, hospital.id()), stored(booking(hospitalUser, appointment)));
        assertHidden(new Scope.OfDoctor(otherUser, otherDoctor.id()), stored(booking(otherUser, appointment)));
        assertHidden(new Scope.OfDoctor(doctorUser, doctor.id()), message(doctorUser, patient));
        assertHidden(new Scope.OfHospital(hospitalUser, hospital.id()), message(hospitalUser, patient));
    }

    @Test
    void anIdThatIsAnAppointmentsByChanceOpensNothing() {
        var doctor = fixtures().doctor();
        var user = fixtures().accountOf(doctor).id();
        var appointment = booked(doctor.id(), null, fixtures().patient().id());
        var mistaken = stored(told(
                user,
                NotificationKind.MESSAGE_RECEIVED,
                new Resource(ResourceType.CHAT, appointment.id().value()),
                appointment.patient()));

        assertHidden(new Scope.OfDoctor(user, doctor.id()), mistaken);
    }

    @Test
    void whatWasSeenIsCountedAndListedApart() {
        var user = fixtures().administrator().id();
        var patient = fixtures().patient().id();
        var scope = administrator(user);
        var one = message(user, patient);
        var two = message(user, patient);
        assertThat(countUnread(scope)).isEqualTo(2);

        seen(scope, one);

        assertThat(listed(scope)).containsExactly(two, one.seen());
        assertThat(listed(scope, true)).containsExactly(one.seen());
        assertThat(listed(scope, false)).containsExactly(two);
        assertThat(countUnread(scope)).isEqualTo(1);
    }

    @Test
    void whatWasSeenCanBeSavedAgain() {
        var user = fixtures().administrator().id();
        var notification = message(user, fixtures().patient().id());

        seen(administrator(user), notification);
        seen(administrator(user), notification);

        assertThat(listed(administrator(user))).containsExactly(notification.seen());
    }

    @Test
    void aLockKeepsOthersOut() throws Exception {
        var user = fixtures().administrator().id();
        var id = message(user, fixtures().patient().id()).id();

        assertExclusive(() -> notifications().lock(administrator(user), id), () -> notifications()
                .lock(administrator(user), id));
    }

    @Test
    void manyWhoSeeItAtOnceAllGetThrough() throws Exception {
        var user = fixtures().administrator().id();
        var notification = message(user, fixtures().patient().id());

        var outcome = Races.run(() -> {
            seen(administrator(user), notification);
            return true;
        });

        assertThat(outcome.refusals()).isEmpty();
        assertThat(listed(administrator(user))).containsExactly(notification.seen());
    }

    @Test
    void whoHasNotSeenItWaits() {
        var patient = fixtures().patient().id();
        var one = fixtures().administrator().id();
        var two = fixtures().administrator().id();
        var chat = someChat();
        var first = stored(told(one, NotificationKind.MESSAGE_RECEIVED, chat, patient));
        stored(told(two, NotificationKind.MESSAGE_RECEIVED, chat, patient));
        stored(told(one, NotificationKind.MESSAGE_RECEIVED, chat, patient));

        assertThat(waiting(chat)).containsExactlyInAnyOrder(one, two);
        seen(administrator(one), first);
        assertThat(waiting(chat)).as("the other one was not seen").containsExactlyInAnyOrder(one, two);
        assertThat(waiting(someChat())).isEmpty();
    }

    @Test
    void anotherKindOrAnotherTypeOfObjectIsNotWaitedFor() {
        var patient = fixtures().patient().id();
        var user = fixtures().administrator().id();
        var chat = someChat();
        stored(told(user, NotificationKind.BREAK_GLASS, chat, patient));
        stored(told(user, NotificationKind.MESSAGE_RECEIVED, new Resource(ResourceType.PATIENT, chat.id()), patient));

        assertThat(waiting(chat)).isEmpty();
        settle(chat, user);
        assertThat(countUnread(administrator(user))).isEqualTo(2);
    }

    @Test
    void settlingIsForTheseUsersAndThisObjectOnly() {
        var patient = fixtures().patient().id();
        var one = fixtures().administrator().id();
        var two = fixtures().administrator().id();
        var chat = someChat();
        stored(told(one, NotificationKind.MESSAGE_RECEIVED, chat, patient));
        stored(told(two, NotificationKind.MESSAGE_RECEIVED, chat, patient));
        var elsewhere = message(one, patient);

        settle(chat, one);
        settle(chat, one);
        settle(chat);

        assertThat(waiting(chat)).containsExactly(two);
        assertThat(listed(administrator(one), false)).containsExactly(elsewhere);
    }

    @Test
    void whatIsSettledInATransactionIsSettledForItsRest() {
        var user = fixtures().administrator().id();
        var chat = someChat();
        var notification = told(
                user,
                NotificationKind.MESSAGE_RECEIVED,
                chat,
                fixtures().patient().id());

        var found = inTransaction(() -> {
            notifications().add(notification);
            notifications().settle(NotificationKind.MESSAGE_RECEIVED, chat, List.of(user));
            return notifications().lock(administrator(user), notification.id());
        });

        assertThat(found).contains(notification.seen());
    }

    @Test
    void whatIsRolledBackWasNeverTold() {
        var user = fixtures().administrator().id();
        var patient = fixtures().patient().id();
        var known = message(user, patient);

        rollBack(() -> {
            notifications().add(told(user, NotificationKind.MESSAGE_RECEIVED, someChat(), patient));
            var locked = notifications().lock(administrator(user), known.id()).orElseThrow();
            notifications().save(locked.seen());
        });
        rollBack(() -> notifications().settle(NotificationKind.MESSAGE_RECEIVED, known.resource(), List.of(user)));

        assertThat(listed(administrator(user))).containsExactly(known);
    }

    @Test
    void whatWasNeverAddedCannotBeSaved() {
        var notification = told(
                fixtures().administrator().id(),
                NotificationKind.BREAK_GLASS,
                someChat(),
                fixtures().patient().id());

        assertThatThrownBy(() -> runInTransaction(() -> notifications().save(notification)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aListIsNewestFirstInPagesThatStayWhereTheyAre() {
        var doctor = fixtures().doctor();
        var user = fixtures().accountOf(doctor).id();
        var patient = fixtures().patient().id();
        var unused = fixtures().assigned(doctor.id(), patient);
        var scope = new Scope.OfDoctor(user, doctor.id());

        assertNewestFirstInStablePages(
                at -> stored(at, user, patient), request -> notifications().page(scope, false, request));
    }

    private Notification stored(Instant at, UserId user, PatientId patient) {
        return stored(Notification.create(user, NotificationKind.MESSAGE_RECEIVED, someChat(), patient, at));
    }
}
