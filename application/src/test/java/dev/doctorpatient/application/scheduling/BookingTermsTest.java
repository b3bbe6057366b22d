package dev.doctorpatient.application.scheduling;

import static dev.doctorpatient.application.scenario.Refusals.assertNotFound;
import static dev.doctorpatient.application.scenario.Refusals.assertRefused;
import static dev.doctorpatient.application.scenario.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.scenario.Bookings;
import dev.doctorpatient.application.scenario.Clinic;
import dev.doctorpatient.application.scenario.Clinic.Who;
import dev.doctorpatient.application.scheduling.AppointmentBooking.Editable;
import dev.doctorpatient.application.scheduling.AppointmentBooking.Request;
import dev.doctorpatient.application.scheduling.port.Appointments.Scope;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.application.shared.Precondition;
import dev.doctorpatient.domain.careteam.Relation;
import dev.doctorpatient.domain.scheduling.Appointment;
import dev.doctorpatient.domain.scheduling.AppointmentChange;
import dev.doctorpatient.domain.scheduling.AppointmentFilter;
import dev.doctorpatient.domain.scheduling.AppointmentId;
import dev.doctorpatient.domain.scheduling.AppointmentStatus;
import dev.doctorpatient.domain.scheduling.AppointmentType;
import dev.doctorpatient.domain.scheduling.BookingWindow;
import dev.doctorpatient.domain.scheduling.FreeSlot;
import dev.doctorpatient.domain.scheduling.SlotTaken;
import dev.doctorpatient.domain.scheduling.TimeSlot;
import dev.doctorpatient.domain.shared.IdempotencyKey;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.testing.InMemoryStores;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** On which terms appointments are booked and changed: once, on time, seen before, and with something else to offer. */
class BookingTermsTest {
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
    private static final Instant NOON = Instant.parse("2031-05-06T12:00:00Z");
    private static final IdempotencyKey KEY = new IdempotencyKey("8e03978e-40d5-43dd-bc93-6894a57f9324");

    private final Clinic clinic = new Clinic();
    private final InMemoryStores stores = clinic.stores();
    private final AppointmentBooking booking = Bookings.of(clinic, BookingWindow.UNLIMITED);
    private final AppointmentProgress progress = Bookings.progressOf(clinic);
    private final Actor patientUser = clinic.actor(Who.PATIENT);
    private final Actor doctorUser = clinic.actor(Who.DOCTOR);

    @Test
    void aRequestThatComesAgainBooksOnceAndIsAnsweredAsTheFirstTime() {
        var first = booking.book(patientUser, request(NOON), KEY);
        progress.cancel(patientUser, first.appointment().id(), Precondition.NONE, "ill");
        clinic.clock().set(NOON.plusSeconds(1)); // what was asked for lies in the past by now

        var again = booking.book(patientUser, request(NOON), KEY);

        assertThat(first.repeated()).isFalse();
        assertThat(again.repeated()).isTrue();
        assertThat(again.appointment()).isEqualTo(first.appointment());
        assertThat(appointments()).isEqualTo(1);
    }

    @Test
    void aKeyIsGoodForOneRequestOnlyAndForOneUser() {
        var first = booking.book(patientUser, request(NOON), KEY);

        assertRefused(
                ProblemCode.IDEMPOTENCY_KEY_REUSED,
                () -> booking.book(patientUser, request(NOON.plus(HALF_AN_HOUR)), KEY));
        assertThat(booking.book(doctorUser, request(NOON.plus(HALF_AN_HOUR)), KEY)
                        .appointment())
                .isNotEqualTo(first.appointment());
    }

    @Test
    void aRequestThatWasRefusedCanComeAgainWithItsKey() {
        var inTheWay = booking.book(clinic.admin(), request(NOON), null).appointment();
        assertRefused(ProblemCode.TIME_SLOT_TAKEN, () -> booking.book(patientUser, request(NOON), KEY));
        progress.cancel(clinic.admin(), inTheWay.id(), Precondition.NONE, null);

        assertThat(booking.book(patientUser, request(NOON), KEY).repeated()).isFalse();
    }

    @Test
    void whatSomebodyMayNoLongerKnowIsNotToldThemAgain() {
        var stranger = clinic.actor(Who.STRANGER);
        var kinship = clinic.fixtures().related(stranger.user(), clinic.patient(), Relation.CHILD);
        var unused = booking.book(stranger, request(NOON), KEY);

        clinic.fixtures().removed(kinship);

        assertNotFound(() -> booking.book(stranger, request(NOON), KEY));
    }

    @Test
    void ofOneRequestThatComesManyTimesAtOnceOneBooks() throws Exception {
        Callable<AppointmentBooking.Booked> attempt = () -> booking.book(patientUser, request(NOON), KEY);

        try (var threads = Executors.newFixedThreadPool(4)) {
            var ids = new HashSet<AppointmentId>();
            for (var result :
                    threads.invokeAll(Stream.generate(() -> attempt).limit(8).toList())) {
                ids.add(result.get().appointment().id());
            }

            assertThat(ids).hasSize(1);
        }
        assertThat(appointments()).isEqualTo(1);
    }

    @Test
    void whoWantsATakenSlotIsOfferedTheNextThreeThatAreFreeForBoth() {
        var unused1 = booking.book(clinic.admin(), request(NOON), null);
        var unused2 = booking.book(
                clinic.admin(),
                new Request(
                        clinic.doctor(Who.OTHER_DOCTOR),
                        clinic.patient(),
                        null,
                        at(NOON.plus(HALF_AN_HOUR.multipliedBy(2))),
                        AppointmentType.REGULAR,
                        null),
                null);

        var refused = refusalOf(() -> booking.book(patientUser, request(NOON.plus(Duration.ofMinutes(10))), null));

        // the clock at the doctor's place is five and a half hours ahead, so half hours are half hours
        assertThat(((SlotTaken) refused).alternatives())
                .extracting(FreeSlot::slot)
                .containsExactly(
                        at(NOON.plus(HALF_AN_HOUR)),
                        at(NOON.plus(HALF_AN_HOUR.multipliedBy(3))),
                        at(NOON.plus(HALF_AN_HOUR.multipliedBy(4))));
    }

    @Test
    void whoMovesToATakenSlotIsOfferedOthersAndKeepsTheirOwn() {
        var own = booking.book(clinic.admin(), request(NOON.plus(HALF_AN_HOUR)), null)
                .appointment();
        var unused = booking.book(clinic.admin(), request(NOON), null);

        var refused = refusalOf(() -> booking.revise(
                patientUser, own.id(), Precondition.NONE, old -> new Editable(at(NOON), old.type(), old.extras())));

        // its own time is not in its way
        assertThat(((SlotTaken) refused).alternatives())
                .extracting(FreeSlot::slot)
                .containsExactly(
                        at(NOON.plus(HALF_AN_HOUR)),
                        at(NOON.plus(HALF_AN_HOUR.multipliedBy(2))),
                        at(NOON.plus(HALF_AN_HOUR.multipliedBy(3))));
        assertThat(stored(own.id())).isEqualTo(own);
    }

    @Test
    void whatIsOfferedCanBeBooked() {
        var unused1 = booking.book(clinic.admin(), request(NOON), null);
        var refused = (SlotTaken) refusalOf(() -> booking.book(patientUser, request(NOON), null));

        for (var free : refused.alternatives()) {
            assertThat(booking.book(patientUser, request(free.slot().start()), null)
                            .appointment()
                            .slot())
                    .isEqualTo(free.slot());
        }
    }

    @Test
    void patientsBookNeitherAtTheLastMomentNorTooFarAheadAndOthersDo() {
        var limited = Bookings.of(clinic, new BookingWindow(Duration.ofHours(1), Duration.ofDays(30)));
        var now = clinic.clock().instant();
        var soon = now.plus(Duration.ofMinutes(59));
        var far = now.plus(Duration.ofDays(30)).plusSeconds(1);

        assertRefused(ProblemCode.TOO_SHORT_NOTICE, () -> limited.book(patientUser, request(soon), null));
        assertRefused(ProblemCode.TOO_FAR_AHEAD, () -> limited.book(patientUser, request(far), null));
        assertRefused(ProblemCode.IN_THE_PAST, () -> limited.book(patientUser, request(now.minusSeconds(1)), null));

        assertThat(limited.book(patientUser, emergency(soon), null)
                        .appointment()
                        .type())
                .isEqualTo(AppointmentType.EMERGENCY);
        assertThat(limited.book(doctorUser, request(far), null).repeated()).isFalse();
        assertThat(limited.book(clinic.actor(Who.HOSPITAL), request(now.plus(Duration.ofHours(2))), null)
                        .repeated())
                .isFalse();
    }

    @Test
    void patientsMoveTheirAppointmentsWithinTheWindow() {
        var limited = Bookings.of(clinic, new BookingWindow(Duration.ofHours(1), Duration.ofDays(30)));
        var now = clinic.clock().instant();
        var booked = limited.book(doctorUser, request(now.plus(Duration.ofDays(40))), null)
                .appointment();

        assertRefused(
                ProblemCode.TOO_FAR_AHEAD,
                () -> limited.revise(
                        patientUser,
                        booked.id(),
                        Precondition.NONE,
                        old -> new Editable(at(now.plus(Duration.ofDays(31))), old.type(), old.extras())));

        // that it lies too far ahead already does not keep it from lasting longer
        var longer = new TimeSlot(booked.slot().start(), Duration.ofHours(1));
        assertThat(limited.revise(
                                patientUser,
                                booked.id(),
                                Precondition.NONE,
                                old -> new Editable(longer, old.type(), old.extras()))
                        .slot())
                .isEqualTo(longer);
    }

    @Test
    void whereTheDoctorNoLongerWorksNothingIsMovedAndAllElseGoesOn() {
        var place = clinic.fixtures().hospital().id();
        var affiliation = clinic.fixtures().affiliated(place, clinic.doctor(Who.DOCTOR));
        var booked = booking.book(
                        clinic.admin(),
                        new Request(
                                clinic.doctor(Who.DOCTOR),
                                clinic.patient(),
                                place,
                                at(NOON),
                                AppointmentType.REGULAR,
                                null),
                        null)
                .appointment();
        clinic.fixtures().removed(affiliation);

        assertRefused(
                ProblemCode.NOT_MAPPED,
                () -> booking.revise(
                        patientUser,
                        booked.id(),
                        Precondition.NONE,
                        old -> new Editable(at(NOON.plus(HALF_AN_HOUR)), old.type(), old.extras())));

        assertThat(stored(booked.id())).isEqualTo(booked);
        assertThat(progress.advance(doctorUser, booked.id(), Precondition.NONE, AppointmentStatus.CONFIRMED)
                        .status())
                .isEqualTo(AppointmentStatus.CONFIRMED);
    }

    @Test
    void aChangeMeantForAnotherRevisionChangesNothing() {
        var booked = booking.book(clinic.admin(), request(NOON), null).appointment();
        var seen = Precondition.of(Set.of(booked.revision()));
        var confirmed = progress.advance(doctorUser, booked.id(), seen, AppointmentStatus.CONFIRMED);

        assertRefused(
                ProblemCode.PRECONDITION_FAILED,
                () -> booking.revise(
                        patientUser,
                        booked.id(),
                        seen,
                        old -> new Editable(at(NOON.plus(HALF_AN_HOUR)), old.type(), old.extras())));
        assertRefused(
                ProblemCode.PRECONDITION_FAILED,
                () -> progress.advance(doctorUser, booked.id(), seen, AppointmentStatus.CHECKED_IN));
        assertRefused(
                ProblemCode.PRECONDITION_FAILED, () -> progress.cancel(patientUser, booked.id(), seen, "too late"));
        assertThat(stored(booked.id())).isEqualTo(confirmed);

        assertThat(progress.cancel(
                                patientUser,
                                booked.id(),
                                Precondition.of(Set.of(booked.revision(), confirmed.revision())),
                                null)
                        .status())
                .isEqualTo(AppointmentStatus.CANCELLED);
    }

    @Test
    void whatSomebodyMayNotKnowIsNotToldThemByAPrecondition() {
        var booked = booking.book(clinic.admin(), request(NOON), null).appointment();

        assertNotFound(
                () -> progress.cancel(clinic.actor(Who.STRANGER), booked.id(), Precondition.of(Set.of(17)), null));
    }

    @Test
    void whatBecameOfAnAppointmentCanBeReadWithWhoDidIt() {
        var calendar = new Calendar(
                stores.appointments(),
                stores.appointmentHistory(),
                stores.hospitals(),
                stores.doctors(),
                stores.patients(),
                stores.careTeams(),
                clinic.audited());
        var id = booking.book(clinic.admin(), request(NOON), null).appointment().id();
        var unused1 = booking.revise(
                patientUser,
                id,
                Precondition.NONE,
                old -> new Editable(at(NOON.plus(HALF_AN_HOUR)), old.type(), old.extras()));
        var unused2 = progress.advance(doctorUser, id, Precondition.NONE, AppointmentStatus.CONFIRMED);
        var unused3 = progress.cancel(patientUser, id, Precondition.NONE, "ill");

        var history = calendar.history(patientUser, id, PageRequest.first()).items();

        assertThat(history)
                .extracting(
                        revision -> revision.state().revision(),
                        revision -> revision.change(),
                        revision -> revision.by(),
                        revision -> revision.state().status())
                .containsExactly(
                        tuple(0, AppointmentChange.CREATED, clinic.admin().user(), AppointmentStatus.SCHEDULED),
                        tuple(1, AppointmentChange.MOVED, patientUser.user(), AppointmentStatus.SCHEDULED),
                        tuple(2, AppointmentChange.STATUS_CHANGED, doctorUser.user(), AppointmentStatus.CONFIRMED),
                        tuple(3, AppointmentChange.CANCELLED, patientUser.user(), AppointmentStatus.CANCELLED));
        assertThat(history.getLast().state()).isEqualTo(stored(id));
    }

    private int appointments() {
        var all = new AppointmentFilter(null, null, null, Set.of(), Set.of(), null, null);
        return stores.transactions()
                .inTransaction(() -> stores.appointments().page(new Scope.All(), all, PageRequest.first()))
                .items()
                .size();
    }

    private Appointment stored(AppointmentId id) {
        return stores.transactions()
                .inTransaction(() -> stores.appointments().find(id))
                .orElseThrow();
    }

    private Request request(Instant start) {
        return new Request(clinic.doctor(Who.DOCTOR), clinic.patient(), null, at(start), AppointmentType.REGULAR, null);
    }

    private Request emergency(Instant start) {
        return new Request(
                clinic.doctor(Who.DOCTOR), clinic.patient(), null, at(start), AppointmentType.EMERGENCY, null);
    }

    private static TimeSlot at(Instant start) {
        return new TimeSlot(start, HALF_AN_HOUR);
    }
}
