package dev.doctorpatient.application.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.notification.MailDelivery.Step;
import dev.doctorpatient.application.notification.port.Postman.Outcome;
import dev.doctorpatient.application.scenario.Bookings;
import dev.doctorpatient.application.scenario.Clinic;
import dev.doctorpatient.application.scenario.Clinic.Who;
import dev.doctorpatient.application.scheduling.AppointmentBooking.Editable;
import dev.doctorpatient.application.scheduling.AppointmentBooking.Request;
import dev.doctorpatient.domain.careteam.Relation;
import dev.doctorpatient.domain.directory.DoctorProfile;
import dev.doctorpatient.domain.identity.EmailAddress;
import dev.doctorpatient.domain.identity.User;
import dev.doctorpatient.domain.notification.Mail;
import dev.doctorpatient.domain.notification.Notification;
import dev.doctorpatient.domain.notification.Notification.Resource;
import dev.doctorpatient.domain.notification.NotificationId;
import dev.doctorpatient.domain.notification.NotificationKind;
import dev.doctorpatient.domain.scheduling.Appointment;
import dev.doctorpatient.domain.scheduling.AppointmentId;
import dev.doctorpatient.domain.scheduling.AppointmentStatus;
import dev.doctorpatient.domain.scheduling.AppointmentType;
import dev.doctorpatient.domain.scheduling.TimeSlot;
import dev.doctorpatient.domain.shared.ResourceType;
import dev.doctorpatient.testing.Fixtures;
import dev.doctorpatient.testing.InMemoryStores;
import dev.doctorpatient.testing.NobodyPresent;
import dev.doctorpatient.testing.RecordingPostman;
import dev.doctorpatient.testing.RecordingPostman.Attempt;
import dev.doctorpatient.testing.RecordingPostman.Crash;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MailDeliveryTest {
    /** Half past five in the afternoon where doctors are that have no zone of their own. */
    private static final Instant NOON = Instant.parse("2031-05-16T12:00:00Z");

    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
    private static final Duration CLAIM = Duration.ofMinutes(1);
    private static final int NODES = 4;

    private final Clinic clinic = new Clinic();
    private final InMemoryStores stores = clinic.stores();
    private final Bookings booking = booking(clinic.notifier());
    private final Reminding reminding = new Reminding(
            stores.reminders(),
            stores.appointments(),
            stores.recipients(),
            clinic.notifier(),
            stores.transactions(),
            clinic.clock());
    private final RecordingPostman postman = new RecordingPostman(stores.transactions());
    private final MailDelivery delivery = delivery();
    private final Actor doctor = clinic.actor(Who.DOCTOR);

    private Bookings booking(Notifier notifier) {
        var announcer = new Announcer(
                notifier,
                stores.notifications(),
                stores.recipients(),
                stores.careTeams(),
                stores.chats(),
                new NobodyPresent());
        return new Bookings(clinic, announcer.and(new ReminderPlanner(stores.reminders(), clinic.clock())));
    }

    /** Another node, or the same one after a crash. */
    private MailDelivery delivery() {
        return new MailDelivery(
                stores.outbox(),
                stores.users(),
                stores.notifications(),
                stores.appointments(),
                postman,
                stores.transactions(),
                clinic.clock());
    }

    private Appointment booked(Bookings by, Actor actor) {
        return by.book(
                actor,
                new Request(
                        clinic.doctor(Who.DOCTOR),
                        clinic.patient(),
                        clinic.hospital(Who.HOSPITAL),
                        new TimeSlot(NOON, HALF_AN_HOUR),
                        AppointmentType.EMERGENCY,
                        null));
    }

    private Appointment booked(Actor actor) {
        return booked(booking, actor);
    }

    /** Puts one mail to the doctor into the outbox. */
    private NotificationId oneMail() {
        var notification = Notification.create(
                doctor.user(),
                NotificationKind.APPOINTMENT_CREATED,
                new Resource(ResourceType.APPOINTMENT, appointment().id().value()),
                clinic.patient(),
                clinic.clock().instant());
        stores.transactions().runInTransaction(() -> {
            stores.notifications().add(notification);
            stores.outbox().add(Mail.create(notification, "Time", null));
        });
        return notification.id();
    }

    /** One that nobody is told of. */
    private Appointment appointment() {
        return booked(booking(clinic.notifier(false)), clinic.admin());
    }

    /** Empties the outbox. */
    private List<Step> deliverAll() {
        return Stream.generate(delivery::deliverNext)
                .takeWhile(step -> !(step instanceof Step.Idle || step instanceof Step.Stuck))
                .toList();
    }

    private Set<Who> addressees() {
        return Arrays.stream(Who.values())
                .filter(who -> postman.attempts().stream().anyMatch(attempt -> attempt.address()
                        .equals(account(who).email())))
                .collect(Collectors.toSet());
    }

    private User account(Who who) {
        return stores.transactions()
                .inTransaction(
                        () -> stores.users().find(clinic.actor(who).user()).orElseThrow());
    }

    private void change(Who who, UnaryOperator<User> change) {
        stores.transactions().runInTransaction(() -> {
            var account = stores.users().lock(clinic.actor(who).user()).orElseThrow();
            stores.users().save(change.apply(account));
        });
    }

    private String lastText() {
        return postman.attempts().getLast().mail().text();
    }

    @Test
    void aBookingIsMailedToWhomItIsTold() {
        booked(clinic.actor(Who.PATIENT));

        assertThat(clinic.outboxSignals()).isPositive();
        assertThat(deliverAll()).hasSize(3).allMatch(Step.Sent.class::isInstance);
        assertThat(addressees()).containsExactlyInAnyOrder(Who.DOCTOR, Who.RELATIVE, Who.HOSPITAL);
        assertThat(postman.attempts().stream()
                        .map(Attempt::mail)
                        .map(Mail::notification)
                        .distinct())
                .hasSize(3);
        assertThat(delivery.deliverNext()).isEqualTo(new Step.Idle());
    }

    @Test
    void aMailTellsTheTimeWhereTheDoctorIsAndNothingElse() {
        booked(clinic.actor(Who.PATIENT));
        var unused = deliverAll();

        assertThat(postman.attempts())
                .extracting(attempt -> attempt.mail().subject())
                .containsOnly("An appointment was booked");
        assertThat(lastText()).isEqualTo("""
                        An appointment was booked.

                        Time: Friday, 16 May 2031, 17:30 (Asia/Kolkata), which is 2031-05-16 12:00 UTC
                        """);
    }

    @Test
    void aMailTellsTheStatusIfThatIsWhatChanged() {
        var id = booked(doctor).id();
        var unused1 = booking.advance(doctor, id, AppointmentStatus.CHECKED_IN);
        var unused2 = deliverAll();
        assertThat(lastText()).endsWith("UTC\nStatus: checked in\n");

        var unused3 = booking.cancel(doctor, id, "Overslept");
        var unused4 = deliverAll();
        assertThat(lastText())
                .startsWith("An appointment was cancelled.\n")
                .endsWith("UTC\nStatus: cancelled\n")
                .doesNotContain("Overslept");
    }

    @Test
    void aMailOfAMoveTellsTheNewTime() {
        var id = booked(doctor).id();
        var unused1 = booking.revise(
                doctor,
                id,
                editable -> new Editable(
                        new TimeSlot(NOON.plus(Duration.ofHours(7)), HALF_AN_HOUR),
                        editable.type(),
                        editable.extras()));
        var unused2 = deliverAll();

        assertThat(lastText()).contains("Saturday, 17 May 2031, 00:30 (Asia/Kolkata), which is 2031-05-16 19:00 UTC");
    }

    @Test
    void aDoctorInAnotherZoneHasOtherTimes() {
        stores.transactions().runInTransaction(() -> {
            var account = stores.doctors().lock(clinic.doctor(Who.DOCTOR)).orElseThrow();
            stores.doctors().save(account.describedAs(DoctorProfile.named("Doctor", ZoneOffset.UTC), Fixtures.NOW));
        });
        booked(doctor);
        var unused = deliverAll();

        assertThat(lastText()).contains("Friday, 16 May 2031, 12:00 (Z), which is 2031-05-16 12:00 UTC");
    }

    @Test
    void withoutAMailServerNothingIsPutIntoTheOutbox() {
        booked(booking(clinic.notifier(false)), doctor);

        assertThat(delivery.deliverNext()).isEqualTo(new Step.Idle());
        assertThat(clinic.outboxSignals()).isZero();
    }

    @Test
    void whatDoesNotConcernAppointmentsIsNotMailed() {
        var notifier = clinic.notifier();
        stores.transactions()
                .runInTransaction(() -> notifier.tell(
                        Set.of(doctor.user()),
                        NotificationKind.BREAK_GLASS,
                        new Resource(ResourceType.CHAT, clinic.chat().value()),
                        clinic.patient()));

        assertThat(delivery.deliverNext()).isEqualTo(new Step.Idle());
    }

    @Test
    void aBookingThatRollsBackIsNotMailed() {
        var appointment = appointment();

        assertThatThrownBy(() -> stores.transactions().runInTransaction(() -> {
                    clinic.announcer().booked(appointment, doctor.user());
                    throw new IllegalStateException("undone");
                }))
                .hasMessage("undone");

        assertThat(delivery.deliverNext()).isEqualTo(new Step.Idle());
        assertThat(clinic.outboxSignals()).isZero();
    }

    @Test
    void whoHasDiedBeforeSendingIsReplacedWhenTheirClaimIsOver() {
        var id = oneMail();
        postman.crashes();
        assertThatExceptionOfType(Crash.class).isThrownBy(delivery::deliverNext);

        assertThat(delivery().deliverNext()).isEqualTo(new Step.Idle());
        clinic.clock().advance(CLAIM);
        assertThat(delivery().deliverNext()).isEqualTo(new Step.Sent(id));
        assertThat(delivery().deliverNext()).isEqualTo(new Step.Idle());
    }

    @Test
    void whatWasSentByOneWhoDiedAfterwardsIsSentAgainAsTheSameMail() {
        var id = oneMail();
        postman.answersAfter(
                () -> {
                    throw new Crash();
                },
                Outcome.ACCEPTED);
        assertThatExceptionOfType(Crash.class).isThrownBy(delivery::deliverNext);
        clinic.clock().advance(CLAIM);

        assertThat(delivery().deliverNext()).isEqualTo(new Step.Sent(id));
        assertThat(postman.attempts())
                .hasSize(2)
                .extracting(attempt -> attempt.mail().notification())
                .containsOnly(id);
    }

    @Test
    void manyNodesSendEachMailOnce() throws Exception {
        for (var number = 0; number < 5; number++) {
            var unused = booking.book(
                    clinic.admin(),
                    new Request(
                            clinic.doctor(Who.DOCTOR),
                            clinic.patient(),
                            clinic.hospital(Who.HOSPITAL),
                            new TimeSlot(NOON.plus(HALF_AN_HOUR.multipliedBy(number)), HALF_AN_HOUR),
                            AppointmentType.REGULAR,
                            null));
        }

        try (var threads = Executors.newFixedThreadPool(NODES)) {
            Callable<Integer> node = () -> deliverAll().size();
            for (var done :
                    threads.invokeAll(Stream.generate(() -> node).limit(NODES).toList())) {
                var unused = done.get();
            }
        }

        assertThat(postman.attempts()).hasSize(5 * 4);
        assertThat(postman.attempts().stream()
                        .map(attempt -> attempt.mail().notification())
                        .distinct())
                .hasSize(5 * 4);
    }

    @Test
    void anAttemptThatFailsIsRepeatedLater() {
        var id = oneMail();
        postman.answers(Outcome.DEFERRED).answers(Outcome.UNREACHABLE);

        assertThat(delivery.deliverNext()).isEqualTo(new Step.Postponed(id));
        assertThat(delivery.deliverNext()).isEqualTo(new Step.Idle());
        clinic.clock().advance(Duration.ofSeconds(30));
        assertThat(delivery.deliverNext()).isEqualTo(new Step.Stuck(id));
        clinic.clock().advance(Duration.ofSeconds(59));
        assertThat(delivery.deliverNext()).isEqualTo(new Step.Idle());
        clinic.clock().advance(Duration.ofSeconds(1));
        assertThat(delivery.deliverNext()).isEqualTo(new Step.Sent(id));
    }

    @Test
    void aMailThatIsDeferredIsInNobodysWay() {
        var first = oneMail();
        clinic.clock().advance(Duration.ofSeconds(1));
        var second = secondMail();
        postman.answers(Outcome.DEFERRED);

        assertThat(delivery.deliverNext()).isEqualTo(new Step.Postponed(first));
        assertThat(delivery.deliverNext()).isEqualTo(new Step.Sent(second));
    }

    private NotificationId secondMail() {
        var notification = Notification.create(
                clinic.admin().user(),
                NotificationKind.APPOINTMENT_CREATED,
                new Resource(ResourceType.APPOINTMENT, clinic.patient().value()),
                clinic.patient(),
                clinic.clock().instant());
        stores.transactions().runInTransaction(() -> {
            stores.notifications().add(notification);
            stores.outbox().add(Mail.create(notification, "Time", null));
        });
        return notification.id();
    }

    @Test
    void whatTheServerWillNeverTakeIsGivenUpAtOnceAndKept() {
        var id = oneMail();
        postman.answers(Outcome.REFUSED);

        assertThat(delivery.deliverNext()).isEqualTo(new Step.GivenUp(id));
        clinic.clock().advance(Duration.ofDays(2));
        assertThat(delivery.deliverNext()).isEqualTo(new Step.Idle());
        assertThat(kept(id).failedAt()).isNotNull();
    }

    private Mail kept(NotificationId id) {
        return stores.transactions()
                .inTransaction(() -> stores.outbox().lock(id).orElseThrow());
    }

    @Test
    void aServerThatIsAwayForADayMakesAMailGivenUp() {
        var id = oneMail();
        var begin = clinic.clock().instant();
        Step step = new Step.Idle();
        while (!(step instanceof Step.GivenUp)) {
            postman.answers(Outcome.UNREACHABLE);
            step = delivery.deliverNext();
            clinic.clock().set(kept(id).due());
        }

        assertThat(step).isEqualTo(new Step.GivenUp(id));
        assertThat(kept(id).failedAt()).isBetween(begin.plus(Duration.ofHours(22)), begin.plus(Duration.ofHours(24)));
        assertThat(postman.attempts()).hasSizeBetween(20, 40);
    }

    @Test
    void afterALongDowntimeOldMailsAreGivenUpUnsent() {
        var id = oneMail();
        clinic.clock().advance(Duration.ofDays(2));

        assertThat(delivery.deliverNext()).isEqualTo(new Step.GivenUp(id));
        assertThat(postman.attempts()).isEmpty();
    }

    @Test
    void whoHasClaimedAMailSinceDecidesWhatBecomesOfIt() {
        var id = oneMail();
        postman.answersAfter(
                () -> {
                    clinic.clock().advance(CLAIM);
                    postman.crashes();
                    assertThatExceptionOfType(Crash.class).isThrownBy(delivery()::deliverNext);
                },
                Outcome.REFUSED);

        assertThat(delivery.deliverNext()).isEqualTo(new Step.GivenUp(id));

        assertThat(kept(id).failedAt()).isNull();
        assertThat(kept(id).attempts()).isEqualTo(2);
        clinic.clock().advance(CLAIM);
        assertThat(delivery.deliverNext()).isEqualTo(new Step.Sent(id));
    }

    @Test
    void whoIsDeactivatedGetsNothing() {
        booked(clinic.actor(Who.PATIENT));
        change(Who.DOCTOR, user -> user.withActive(false, Fixtures.NOW));
        change(Who.RELATIVE, user -> user.withActive(false, Fixtures.NOW));

        assertThat(deliverAll()).filteredOn(Step.Dropped.class::isInstance).hasSize(2);
        assertThat(addressees()).containsExactly(Who.HOSPITAL);
        change(Who.DOCTOR, user -> user.withActive(true, Fixtures.NOW));
        assertThat(delivery.deliverNext()).isEqualTo(new Step.Idle());
    }

    @Test
    void whoIsRemovedGetsNothing() {
        var unused1 = oneMail();
        stores.transactions().runInTransaction(() -> stores.users().remove(doctor.user()));

        var unused2 = deliverAll();

        assertThat(postman.attempts()).isEmpty();
    }

    @Test
    void whoHasNothingToDoWithThePatientAnyMoreGetsNothing() {
        var parent = clinic.fixtures().patientUser().id();
        var kinship = clinic.fixtures().related(parent, clinic.patient(), Relation.PARENT);
        booked(doctor);
        clinic.fixtures().removed(kinship);

        assertThat(deliverAll()).filteredOn(Step.Dropped.class::isInstance).hasSize(1);
        assertThat(addressees()).containsExactlyInAnyOrder(Who.PATIENT, Who.RELATIVE, Who.HOSPITAL);
    }

    @Test
    void aMailGoesToTheAddressOfTheMomentOfSending() {
        var unused = oneMail();
        var moved = new EmailAddress("elsewhere@clinic.example");
        change(
                Who.DOCTOR,
                user -> new User(
                        user.id(),
                        moved,
                        user.passwordHash(),
                        user.details(),
                        user.role(),
                        user.profile(),
                        true,
                        user.createdAt(),
                        user.updatedAt()));

        var unused2 = deliverAll();

        assertThat(postman.attempts()).extracting(Attempt::address).containsExactly(moved);
    }

    @Test
    void aReminderInTheOutboxDiesWithACancellation() {
        var id = remindedOf();
        var unused = booking.cancel(doctor, id, null);

        assertThat(deliverAll()).filteredOn(Step.Dropped.class::isInstance).hasSize(3);
        assertThat(postman.attempts())
                .extracting(attempt -> attempt.mail().subject())
                .containsOnly("An appointment was cancelled");
    }

    @Test
    void aReminderInTheOutboxDiesWithAMove() {
        var id = remindedOf();
        var unused = booking.revise(
                doctor,
                id,
                editable -> new Editable(
                        new TimeSlot(NOON.plus(HALF_AN_HOUR), HALF_AN_HOUR), editable.type(), editable.extras()));

        assertThat(deliverAll()).filteredOn(Step.Dropped.class::isInstance).hasSize(3);
        assertThat(postman.attempts())
                .extracting(attempt -> attempt.mail().subject())
                .containsOnly("An appointment was moved to another time");
    }

    @Test
    void aReminderInTheOutboxDiesWhenTheAppointmentBegins() {
        var unused = remindedOf();
        clinic.clock().set(NOON);

        assertThat(deliverAll()).hasSize(3).allMatch(Step.Dropped.class::isInstance);
    }

    @Test
    void aReminderThatIsInTimeIsSent() {
        var unused = remindedOf();
        clinic.clock().set(NOON.minusSeconds(1));

        assertThat(deliverAll()).hasSize(3).allMatch(Step.Sent.class::isInstance);
        assertThat(lastText()).startsWith("An appointment is coming up.\n\nTime: Friday, 16 May 2031, 17:30");
    }

    /** An appointment of which nothing else is in the outbox. */
    private AppointmentId remindedOf() {
        var id = appointment().id();
        clinic.clock().set(NOON.minus(Duration.ofHours(2)));
        var unused = reminding.remindDue();
        return id;
    }
}
