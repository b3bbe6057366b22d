package dev.doctorpatient.application.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.notification.port.Recipients;
import dev.doctorpatient.application.scenario.Bookings;
import dev.doctorpatient.application.scenario.Clinic;
import dev.doctorpatient.application.scenario.Clinic.Who;
import dev.doctorpatient.application.scheduling.AppointmentBooking.Editable;
import dev.doctorpatient.application.scheduling.AppointmentBooking.Request;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.identity.ProfileId;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.notification.Mail;
import dev.doctorpatient.domain.notification.Notification;
import dev.doctorpatient.domain.notification.Notification.Resource;
import dev.doctorpatient.domain.notification.NotificationKind;
import dev.doctorpatient.domain.scheduling.Appointment;
import dev.doctorpatient.domain.scheduling.AppointmentId;
import dev.doctorpatient.domain.scheduling.AppointmentStatus;
import dev.doctorpatient.domain.scheduling.AppointmentType;
import dev.doctorpatient.domain.scheduling.TimeSlot;
import dev.doctorpatient.domain.shared.Invalid;
import dev.doctorpatient.domain.shared.ResourceType;
import dev.doctorpatient.testing.InMemoryStores;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RemindingTest {
    private static final Duration DAY = Duration.ofHours(24);
    private static final Duration TWO_HOURS = Duration.ofHours(2);
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
    private static final Duration TICK = Duration.ofNanos(1_000);
    private static final int SWEEPERS = 8;

    private final Clinic clinic = new Clinic();
    private final InMemoryStores stores = clinic.stores();
    private final Instant start = clinic.clock().instant().plus(Duration.ofDays(7));
    private final Bookings booking = new Bookings(clinic, clinic.appointmentObserver());
    private final NotificationInbox inbox = new NotificationInbox(stores.notifications(), stores.transactions());
    private final Reminding reminding = reminding(clinic.notifier());
    private final Actor doctor = clinic.actor(Who.DOCTOR);

    private Reminding reminding(Notifier notifier) {
        return new Reminding(
                stores.reminders(),
                stores.appointments(),
                stores.recipients(),
                notifier,
                stores.transactions(),
                clinic.clock());
    }

    private Appointment booked(Instant at) {
        return booking.book(
                clinic.admin(),
                new Request(
                        clinic.doctor(Who.DOCTOR),
                        clinic.patient(),
                        clinic.hospital(Who.HOSPITAL),
                        new TimeSlot(at, HALF_AN_HOUR),
                        AppointmentType.REGULAR,
                        null));
    }

    private void moved(AppointmentId id, Instant to, Duration length) {
        var unused = booking.revise(
                doctor, id, editable -> new Editable(new TimeSlot(to, length), editable.type(), editable.extras()));
    }

    /** What is told when an instant has come. */
    private List<Notification> toldAt(Instant now) {
        clinic.clock().set(now);
        var before = clinic.notificationFeed().published().size();
        while (reminding.remindDue()) {
            // until nothing is left
        }
        return clinic.notificationFeed().published().stream().skip(before).toList();
    }

    private List<Who> recipients(List<Notification> told) {
        return told.stream()
                .flatMap(notification -> Arrays.stream(Who.values())
                        .filter(who -> clinic.actor(who).user().equals(notification.recipient())))
                .sorted()
                .toList();
    }

    private List<Mail> mails() {
        var mails = new ArrayList<Mail>();
        return stores.transactions().inTransaction(() -> {
            for (var next = stores.outbox().lockNextDue(clinic.clock().instant());
                    next.isPresent();
                    next = stores.outbox().lockNextDue(clinic.clock().instant())) {
                mails.add(next.get());
                stores.outbox().remove(next.get().notification());
            }
            return mails;
        });
    }

    @Test
    void thePartiesAreRemindedADayBeforeAndTwoHoursBefore() {
        var appointment = booked(start);

        assertThat(toldAt(start.minus(DAY).minus(TICK))).isEmpty();
        var first = toldAt(start.minus(DAY));
        assertThat(recipients(first)).containsExactly(Who.DOCTOR, Who.PATIENT, Who.RELATIVE);
        assertThat(first).allSatisfy(notification -> {
            assertThat(notification.kind()).isEqualTo(NotificationKind.APPOINTMENT_REMINDER);
            assertThat(notification.resource())
                    .isEqualTo(new Resource(
                            ResourceType.APPOINTMENT, appointment.id().value()));
            assertThat(notification.patient()).isEqualTo(clinic.patient());
        });
        assertThat(inbox.list(doctor, null, PageRequest.first()).items())
                .contains(first.stream()
                        .filter(notification -> notification.recipient().equals(doctor.user()))
                        .findFirst()
                        .orElseThrow());
        assertThat(toldAt(start.minus(DAY))).isEmpty();
        assertThat(toldAt(start.minus(TWO_HOURS).minus(TICK))).isEmpty();
        assertThat(recipients(toldAt(start.minus(TWO_HOURS)))).containsExactly(Who.DOCTOR, Who.PATIENT, Who.RELATIVE);
        assertThat(toldAt(start.minus(TWO_HOURS))).isEmpty();
    }

    @Test
    void remindersGoByMailToo() {
        booked(start);
        var unused = mails();

        var told = toldAt(start.minus(DAY));

        assertThat(mails())
                .hasSize(told.size())
                .allMatch(mail -> start.equals(mail.remindsOf()))
                .extracting(Mail::notification)
                .containsExactlyInAnyOrderElementsOf(
                        told.stream().map(Notification::id).toList());
    }

    @Test
    void whatIsBookedLateHasOnlyTheRemindersAhead() {
        var now = clinic.clock().instant();
        booked(now.plus(TWO_HOURS));
        booked(now.plus(TWO_HOURS).plus(HALF_AN_HOUR));

        assertThat(toldAt(now)).isEmpty();
        assertThat(toldAt(now.plus(HALF_AN_HOUR))).hasSize(3);
    }

    @Test
    void aMoveKillsTheOldRemindersAndPlansNewOnes() {
        var id = booked(start).id();
        moved(id, start.plus(DAY), HALF_AN_HOUR);

        assertThat(toldAt(start.minus(DAY))).isEmpty();
        assertThat(toldAt(start)).hasSize(3);
        assertThat(toldAt(start.plus(DAY).minus(TWO_HOURS))).hasSize(3);
    }

    @Test
    void aMoveAfterAReminderIsRemindedOfAnew() {
        var id = booked(start).id();
        assertThat(toldAt(start.minus(DAY))).hasSize(3);

        moved(id, start.plus(DAY), HALF_AN_HOUR);

        assertThat(toldAt(start.minus(TWO_HOURS))).isEmpty();
        assertThat(toldAt(start)).hasSize(3);
    }

    @Test
    void anotherLengthAndAConfirmationLeaveTheRemindersAlone() {
        var id = booked(start).id();
        assertThat(toldAt(start.minus(DAY))).hasSize(3);
        moved(id, start, HALF_AN_HOUR.multipliedBy(2));
        var unused = booking.advance(doctor, id, AppointmentStatus.CONFIRMED);

        assertThat(toldAt(start.minus(DAY).plus(TICK))).isEmpty();
        assertThat(toldAt(start.minus(TWO_HOURS))).hasSize(3);
    }

    @ParameterizedTest
    @EnumSource(names = {"CANCELLED", "CHECKED_IN", "IN_PROGRESS"})
    void whoIsNoLongerAwaitedIsNotReminded(AppointmentStatus status) {
        var unused = booking.advance(doctor, booked(start).id(), status);

        assertThat(toldAt(start.minus(DAY))).isEmpty();
        assertThat(toldAt(start.minus(TWO_HOURS))).isEmpty();
        assertThat(left()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"COMPLETED", "NO_SHOW"})
    void whatIsOverLeavesNoReminders(AppointmentStatus status) {
        var id = booked(start).id();
        clinic.clock().set(start);
        var unused = booking.advance(doctor, id, status);

        assertThat(left()).isEmpty();
    }

    private List<AppointmentId> left() {
        return stores.transactions().inTransaction(() -> stores.reminders().due(start, 10));
    }

    @Test
    void whoLeavesTakesTheirRemindersAlong() {
        booked(start);
        clinic.departure().removeDoctor(clinic.admin(), clinic.doctor(Who.DOCTOR));

        assertThat(left()).isEmpty();
        assertThat(toldAt(start.minus(DAY))).isEmpty();
    }

    @Test
    void aBookingThatIsRefusedLeavesNoReminders() {
        assertThatThrownBy(() -> booked(clinic.clock().instant().minus(DAY))).isInstanceOf(Invalid.class);

        assertThat(left()).isEmpty();
    }

    @Test
    void remindersThatBecameDueTogetherAreToldAsOne() {
        booked(start);

        assertThat(toldAt(start.minus(Duration.ofMinutes(10)))).hasSize(3);
        assertThat(left()).isEmpty();
    }

    @Test
    void nobodyIsRemindedOfWhatBeganInTheMeantime() {
        booked(start);

        assertThat(toldAt(start)).isEmpty();
        assertThat(left()).isEmpty();
    }

    @Test
    void aSweepTakesNoMoreThanItCanAndTheNextGoesOn() {
        var appointments = Reminding.BATCH + 1;
        for (var number = 0; number < appointments; number++) {
            booked(start.plus(HALF_AN_HOUR.multipliedBy(number)));
        }
        clinic.clock().set(start.minus(TICK));

        var before = clinic.notificationFeed().published().size();
        assertThat(left()).isNotEmpty();
        assertThat(toldAt(start.minus(TICK))).isNotEmpty();
        assertThat(clinic.notificationFeed().published().size()).isGreaterThan(before);
        assertThat(stores.transactions().<List<AppointmentId>>inTransaction(() -> stores.reminders()
                        .due(start.minus(TICK), appointments)))
                .isEmpty();
    }

    @Test
    void manySweepersAtOnceTellEachReminderOnce() throws Exception {
        for (var number = 0; number < 5; number++) {
            booked(start.plus(HALF_AN_HOUR.multipliedBy(number)));
        }
        clinic.clock().set(start.minus(TICK));
        var before = clinic.notificationFeed().published().size();

        try (var threads = Executors.newFixedThreadPool(SWEEPERS)) {
            Callable<Boolean> sweep = () -> reminding(clinic.notifier()).remindDue();
            for (var sweeper : threads.invokeAll(
                    Stream.generate(() -> sweep).limit(SWEEPERS).toList())) {
                var unused = sweeper.get();
            }
        }

        var told = clinic.notificationFeed().published().stream().skip(before).toList();
        assertThat(told).hasSize(5 * 3);
        assertThat(told.stream().map(Notification::resource).distinct()).hasSize(5);
    }

    @Test
    void anAppointmentThatCannotBeToldOfIsInNobodysWay() {
        booked(start);
        booked(start.plus(HALF_AN_HOUR));
        clinic.clock().set(start.minus(TICK));
        var before = clinic.notificationFeed().published().size();
        var broken = new AtomicBoolean(true);
        var moody = new Recipients() {
            @Override
            public Map<ProfileId, Set<UserId>> actingAsEach(Collection<ProfileId> profiles) {
                return stores.recipients().actingAsEach(profiles);
            }

            @Override
            public Map<PatientId, Set<UserId>> actingForEach(Collection<PatientId> patients) {
                if (broken.getAndSet(false)) {
                    throw new IllegalStateException("broken once");
                }
                return stores.recipients().actingForEach(patients);
            }
        };
        var sweep = new Reminding(
                stores.reminders(),
                stores.appointments(),
                moody,
                clinic.notifier(),
                stores.transactions(),
                clinic.clock());

        assertThatThrownBy(sweep::remindDue).hasMessage("broken once");
        assertThat(clinic.notificationFeed().published()).hasSize(before + 3);
        assertThat(sweep.remindDue()).isFalse();
        assertThat(clinic.notificationFeed().published()).hasSize(before + 6);
    }
}
