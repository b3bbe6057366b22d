package dev.doctorpatient.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doctorpatient.application.scheduling.port.Appointments;
import dev.doctorpatient.application.scheduling.port.Appointments.Scope;
import dev.doctorpatient.application.shared.Page;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.domain.careteam.Relation;
import dev.doctorpatient.domain.directory.Doctor;
import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.DoctorProfile;
import dev.doctorpatient.domain.directory.HospitalId;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.directory.Shift;
import dev.doctorpatient.domain.identity.Role;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.scheduling.Agenda;
import dev.doctorpatient.domain.scheduling.Appointment;
import dev.doctorpatient.domain.scheduling.AppointmentChange;
import dev.doctorpatient.domain.scheduling.AppointmentFilter;
import dev.doctorpatient.domain.scheduling.AppointmentId;
import dev.doctorpatient.domain.scheduling.AppointmentRevision;
import dev.doctorpatient.domain.scheduling.AppointmentStatus;
import dev.doctorpatient.domain.scheduling.AppointmentType;
import dev.doctorpatient.domain.scheduling.Availability;
import dev.doctorpatient.domain.scheduling.BookingWindow;
import dev.doctorpatient.domain.scheduling.Cancellation;
import dev.doctorpatient.domain.scheduling.DailyHours;
import dev.doctorpatient.domain.scheduling.Extras;
import dev.doctorpatient.domain.scheduling.Schedule;
import dev.doctorpatient.domain.scheduling.TimeSlot;
import dev.doctorpatient.domain.scheduling.WeeklyHours;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.testing.Fixtures;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link Appointments} must do, whatever stores it. */
public abstract class AppointmentsContract extends PortContract {
    private static final Instant TEN = Fixtures.NOW.plus(Duration.ofDays(1));
    private static final Duration HALF_HOUR = Duration.ofMinutes(30);
    private static final Duration TICK = Duration.ofNanos(1_000);
    private static final Instant LATER = Fixtures.NOW.plusNanos(1_000);

    private @Nullable UserId somebody;

    @BeforeEach
    void somebodyActs() {
        somebody = fixtures().administrator().id();
    }

    private Appointments appointments() {
        return stores().appointments();
    }

    private DoctorId someDoctor() {
        return fixtures().doctor().id();
    }

    private UserId somebody() {
        return Objects.requireNonNull(somebody);
    }

    private PatientId somePatient() {
        return fixtures().patient().id();
    }

    private Optional<Appointment> found(AppointmentId id) {
        return inTransaction(() -> appointments().find(id));
    }

    private Agenda agenda(DoctorId doctor, PatientId patient, TimeSlot slot) {
        return inTransaction(() -> appointments().lockAgenda(doctor, patient, slot));
    }

    /** Books as the use case does. */
    private Appointment booked(DoctorId doctor, PatientId patient, TimeSlot slot) {
        return booked(doctor, patient, null, slot, AppointmentType.REGULAR);
    }

    private Appointment booked(
            DoctorId doctor, PatientId patient, @Nullable HospitalId hospital, TimeSlot slot, AppointmentType type) {
        return inTransaction(() -> {
            var booked = appointments()
                    .lockAgenda(doctor, patient, slot)
                    .book(slot, hospital, type, null, BookingWindow.UNLIMITED, Fixtures.NOW);
            appointments().add(booked, somebody());
            return booked;
        });
    }

    private Appointment stored(Appointment appointment) {
        return found(appointment.id()).orElseThrow();
    }

    private Appointment added(Appointment appointment) {
        runInTransaction(() -> {
            lockAgendaOf(appointment);
            appointments().add(appointment, somebody());
        });
        return appointment;
    }

    private Appointment saved(Appointment appointment) {
        runInTransaction(() -> {
            lockAgendaOf(appointment);
            appointments().save(appointment, somebody());
        });
        return appointment;
    }

    private void lockAgendaOf(Appointment appointment) {
        var unused = appointments().lockAgenda(appointment.doctor(), appointment.patient(), appointment.slot());
    }

    private static TimeSlot at(Instant start) {
        return new TimeSlot(start, HALF_HOUR);
    }

    private static Appointment with(Appointment appointment, AppointmentStatus status, @Nullable Cancellation why) {
        return new Appointment(
                appointment.id(),
                appointment.doctor(),
                appointment.patient(),
                appointment.hospital(),
                appointment.slot(),
                appointment.type(),
                appointment.extras(),
                status,
                why,
                appointment.revision() + 1,
                appointment.createdAt(),
                LATER);
    }

    private Appointment with(Appointment appointment, AppointmentStatus status) {
        return with(
                appointment,
                status,
                status == AppointmentStatus.CANCELLED
                        ? new Cancellation(fixtures().patientUser().id(), null)
                        : null);
    }

    private static Appointment with(Appointment appointment, @Nullable Extras extras) {
        return new Appointment(
                appointment.id(),
                appointment.doctor(),
                appointment.patient(),
                appointment.hospital(),
                appointment.slot(),
                appointment.type(),
                extras,
                appointment.status(),
                appointment.cancellation(),
                appointment.revision() + 1,
                appointment.createdAt(),
                LATER);
    }

    private static Appointment moved(Appointment appointment, TimeSlot slot, AppointmentType type) {
        return new Appointment(
                appointment.id(),
                appointment.doctor(),
                appointment.patient(),
                appointment.hospital(),
                slot,
                type,
                appointment.extras(),
                appointment.status(),
                appointment.cancellation(),
                appointment.revision() + 1,
                appointment.createdAt(),
                LATER);
    }

    @Test
    void anAppointmentIsFoundAsItWasStored() {
        var plain = booked(someDoctor(), somePatient(), at(TEN));
        var full = added(new Appointment(
                AppointmentId.next(),
                someDoctor(),
                somePatient(),
                fixtures().hospital().id(),
                new TimeSlot(TEN, Duration.ofHours(8)),
                AppointmentType.EMERGENCY,
                new Extras("{\"room\": \"4b\"}"),
                AppointmentStatus.CANCELLED,
                new Cancellation(fixtures().patientUser().id(), "Ill"),
                0,
                Fixtures.NOW,
                LATER));

        assertThat(found(plain.id())).contains(plain);
        assertThat(found(full.id())).contains(full);
    }

    @Test
    void anUnknownAppointmentIsNotFound() {
        assertThat(found(AppointmentId.next())).isEmpty();
    }

    @Test
    void slotsKeepTheirMicrosecondsWhateverTheYear() {
        var starts = Stream.of(
                "0001-01-01T00:00:00.000001Z",
                "1582-10-10T00:00:00Z",
                "1969-12-31T23:59:59.999999Z",
                "2026-03-29T01:30:00.5Z",
                "9999-12-31T00:00:00.123456Z");

        assertThat(starts.map(Instant::parse)).allSatisfy(start -> {
            var appointment = moved(booked(someDoctor(), somePatient(), at(TEN)), at(start), AppointmentType.REMOTE);

            saved(appointment);

            assertThat(found(appointment.id())).contains(appointment);
        });
    }

    @Test
    void everyStatusAndTypeIsKept() {
        var appointment = booked(someDoctor(), somePatient(), at(TEN));

        assertThat(AppointmentStatus.values()).allSatisfy(status -> {
            var changed = saved(with(stored(appointment), status));
            assertThat(found(appointment.id())).contains(changed);
        });
        assertThat(AppointmentType.values()).allSatisfy(type -> {
            var changed = saved(moved(stored(appointment), appointment.slot(), type));
            assertThat(found(appointment.id())).contains(changed);
        });
    }

    @Test
    void extrasComeBackAsTheSameText() {
        var appointment = booked(someDoctor(), somePatient(), at(TEN));
        var texts = List.of(
                "{}",
                "{\"b\":1, \"a\" : 2,\"b\":3}",
                "{ \"big\": 123456789012345678901234567890, \"exact\": 1.10, \"exp\": 1E+2, \"minus\": -0 }",
                "{\"zero\":\"\\u0000\",\"half\":\"\\ud83d\",\"slash\":\"\\/\"}",
                "\n{\t\"null\" : null ,\r\n \"nested\" : [ { } , [ ] ] }\n",
                "{\"text\":\"\u00E9 e\u0301 \uD83D\uDC69\uD83C\uDFFD\u200D\u2695\uFE0F % _ ' \\\" \\\\\"}",
                "{\"long\":\"" + "\u20AC".repeat(5_400) + "\"}",
                "{\"long\":\"" + "x".repeat(16 * 1024 - 11) + "\"}");

        assertThat(texts).allSatisfy(text -> {
            var changed = saved(with(stored(appointment), new Extras(text)));
            assertThat(found(appointment.id())).contains(changed);
        });
        var without = saved(with(stored(appointment), (Extras) null));
        assertThat(found(appointment.id())).contains(without);
    }

    @Test
    void reasonsComeBackExactly() {
        var by = fixtures().patientUser().id();
        var appointment = booked(someDoctor(), somePatient(), at(TEN));

        assertThat(Texts.difficult(500)).allSatisfy(text -> {
            var changed = saved(with(stored(appointment), AppointmentStatus.CANCELLED, new Cancellation(by, text)));
            assertThat(found(appointment.id())).contains(changed);
        });
    }

    @Test
    void whatIsRolledBackLeavesNoTrace() {
        var known = booked(someDoctor(), somePatient(), at(TEN));
        var appointment = agenda(someDoctor(), somePatient(), at(TEN))
                .book(at(TEN), null, AppointmentType.REGULAR, null, BookingWindow.UNLIMITED, Fixtures.NOW);

        rollBack(() -> {
            lockAgendaOf(known);
            lockAgendaOf(appointment);
            appointments().add(appointment, somebody());
            appointments().save(with(known, AppointmentStatus.CONFIRMED), somebody());
        });

        assertThat(found(appointment.id())).isEmpty();
        assertThat(found(known.id())).contains(known);
        assertThat(agenda(appointment.doctor(), appointment.patient(), at(TEN)).appointments())
                .isEmpty();
    }

    @Test
    void anAgendaHasTheDoctorsAvailabilityAsItIsNow() {
        var zone = ZoneId.of("Europe/Berlin");
        var start = LocalTime.of(22, 0);
        var end = LocalTime.of(6, 30);
        var doctor = fixtures().doctor();
        var patient = somePatient();
        var mondays = new Schedule(
                List.of(new WeeklyHours(DayOfWeek.MONDAY, new DailyHours(LocalTime.of(9, 0), LocalTime.NOON), null)),
                List.of());

        assertThat(agenda(doctor.id(), patient, at(TEN)).availability())
                .isEqualTo(new Availability(
                        Schedule.EMPTY, Optional.empty(), doctor.profile().zone()));
        runInTransaction(() -> stores().doctors().save(working(doctor, start, end, zone)));
        assertThat(agenda(doctor.id(), patient, at(TEN)).availability())
                .isEqualTo(new Availability(Schedule.EMPTY, Optional.of(new Shift(start, end, zone)), zone));
        runInTransaction(() -> {
            var unused = stores().doctors().lock(doctor.id());
            stores().schedules().replace(doctor.id(), mondays);
        });
        assertThat(agenda(doctor.id(), patient, at(TEN)).availability())
                .isEqualTo(new Availability(mondays, Optional.of(new Shift(start, end, zone)), zone));
    }

    @Test
    void engagementsAreWhatKeepsTimeOfTheDoctorOrThePatientBetweenTwoInstants() {
        var doctor = someDoctor();
        var patient = somePatient();
        var own = booked(doctor, somePatient(), at(TEN));
        var theirs = booked(someDoctor(), patient, at(TEN.plus(HALF_HOUR)));
        var both = booked(doctor, patient, at(TEN.plus(HALF_HOUR.multipliedBy(2))));
        var cancelled = booked(doctor, somePatient(), at(TEN.plus(HALF_HOUR)));
        saved(with(cancelled, AppointmentStatus.CANCELLED));
        var over = TEN.plus(HALF_HOUR.multipliedBy(3));

        assertThat(engagements(doctor, null, TEN, over)).containsExactlyInAnyOrder(own, both);
        assertThat(engagements(doctor, patient, TEN, over)).containsExactlyInAnyOrder(own, theirs, both);
        assertThat(engagements(doctor, patient, TEN.plus(HALF_HOUR), over.minus(HALF_HOUR)))
                .containsExactly(theirs);
        assertThat(engagements(doctor, null, TEN.plus(TICK), TEN.plus(HALF_HOUR)))
                .containsExactly(own);
        assertThat(engagements(doctor, null, TEN.minus(HALF_HOUR), TEN)).isEmpty();
    }

    private List<Appointment> engagements(DoctorId doctor, @Nullable PatientId patient, Instant from, Instant to) {
        return inTransaction(() -> appointments().engagements(doctor, patient, from, to).stream()
                .map(engagement -> {
                    var appointment =
                            appointments().find(engagement.appointment()).orElseThrow();
                    assertThat(engagement.slot()).isEqualTo(appointment.slot());
                    return appointment;
                })
                .toList());
    }

    @Test
    void everyStateOfAnAppointmentIsKeptWithTheChangeThatLedToIt() {
        var by = fixtures().administrator().id();
        var patientUser = fixtures().patientUser().id();
        var booked = booked(someDoctor(), somePatient(), at(TEN));
        var moved = moved(booked, at(TEN.plus(HALF_HOUR)), AppointmentType.REGULAR);
        var changed = with(moved, new Extras("{\"room\": 4}"));
        var confirmed = with(changed, AppointmentStatus.CONFIRMED);
        var cancelled = with(confirmed, AppointmentStatus.CANCELLED, new Cancellation(patientUser, "Ill"));
        runInTransaction(() -> {
            lockAgendaOf(booked);
            appointments().save(moved, by);
        });
        runInTransaction(() -> {
            lockAgendaOf(booked);
            appointments().save(changed, patientUser);
        });
        saved(confirmed);
        saved(cancelled);
        saved(cancelled); // changes nothing

        var states = all(2, request -> stores().appointmentHistory().page(booked.id(), request));

        assertThat(states)
                .extracting(AppointmentRevision::state)
                .containsExactly(booked, moved, changed, confirmed, cancelled);
        assertThat(states)
                .extracting(AppointmentRevision::change)
                .containsExactly(
                        AppointmentChange.CREATED,
                        AppointmentChange.MOVED,
                        AppointmentChange.CHANGED,
                        AppointmentChange.STATUS_CHANGED,
                        AppointmentChange.CANCELLED);
        assertThat(states.get(1).by()).isEqualTo(by);
        assertThat(states.get(2).by()).isEqualTo(patientUser);
        assertThat(inTransaction(() -> stores().appointmentHistory().find(booked.id(), 1)))
                .contains(new AppointmentRevision(moved, AppointmentChange.MOVED, by));
        assertThat(inTransaction(() -> stores().appointmentHistory().find(booked.id(), 5)))
                .isEmpty();
        assertThat(inTransaction(() -> stores().appointmentHistory().find(AppointmentId.next(), 0)))
                .isEmpty();
        assertThat(inTransaction(() -> stores().appointmentHistory().page(AppointmentId.next(), PageRequest.first())))
                .isEqualTo(Page.empty());
    }

    private static Doctor working(Doctor doctor, LocalTime start, LocalTime end, ZoneId zone) {
        return doctor.describedAs(new DoctorProfile("Doctor", null, null, null, null, null, start, end, zone), LATER);
    }

    @Test
    void anAgendaHoldsWhatEitherOfTheTwoHasInTheSlot() {
        var doctor = someDoctor();
        var patient = somePatient();
        var ofDoctor = booked(doctor, somePatient(), at(TEN.minus(HALF_HOUR).plus(TICK)));
        var ofPatient = booked(someDoctor(), patient, at(TEN.plus(HALF_HOUR).minus(TICK)));
        var unused = booked(someDoctor(), somePatient(), at(TEN));

        assertThat(agenda(doctor, patient, at(TEN)).appointments()).containsExactlyInAnyOrder(ofDoctor, ofPatient);
    }

    @Test
    void anAppointmentOfBothIsOnceInTheirAgenda() {
        var both = booked(someDoctor(), somePatient(), at(TEN));

        assertThat(agenda(both.doctor(), both.patient(), at(TEN)).appointments())
                .containsExactly(both);
    }

    @Test
    void anAgendaHoldsWhatLiesInsideTheSlotAndWhatCoversIt() {
        var doctor = someDoctor();
        var inside = booked(doctor, somePatient(), new TimeSlot(TEN, Duration.ofMinutes(5)));
        var day = new TimeSlot(TEN.minus(Duration.ofHours(1)), Duration.ofHours(8));

        assertThat(agenda(doctor, somePatient(), day).appointments()).containsExactly(inside);
        var covering = saved(moved(inside, day, AppointmentType.REGULAR));
        assertThat(agenda(doctor, somePatient(), at(TEN)).appointments()).containsExactly(covering);
    }

    @Test
    void whatOnlyTouchesTheSlotIsNotInTheAgenda() {
        var doctor = someDoctor();
        var patient = somePatient();
        var unused1 = booked(doctor, somePatient(), at(TEN.minus(HALF_HOUR)));
        var unused2 = booked(doctor, somePatient(), at(TEN.plus(HALF_HOUR)));
        var unused3 = booked(someDoctor(), patient, at(TEN.minus(HALF_HOUR)));
        var unused4 = booked(someDoctor(), patient, at(TEN.plus(HALF_HOUR)));

        assertThat(agenda(doctor, patient, at(TEN)).appointments()).isEmpty();
    }

    @Test
    void onlyWhatKeepsItsTimeIsInTheAgenda() {
        var appointment = booked(someDoctor(), somePatient(), at(TEN));

        assertThat(AppointmentStatus.values()).allSatisfy(status -> {
            var changed = saved(with(stored(appointment), status));
            assertThat(agenda(appointment.doctor(), appointment.patient(), at(TEN))
                            .appointments())
                    .isEqualTo(status.occupiesTime() ? List.of(changed) : List.of());
        });
    }

    @Test
    void anAgendaHoldsWhatWasJustBookedInTheSameTransaction() {
        var doctor = someDoctor();
        var patient = somePatient();

        assertRefused(ProblemCode.TIME_SLOT_TAKEN, () -> {
            var agenda = appointments().lockAgenda(doctor, patient, at(TEN));
            appointments()
                    .add(
                            agenda.book(
                                    at(TEN),
                                    null,
                                    AppointmentType.REGULAR,
                                    null,
                                    BookingWindow.UNLIMITED,
                                    Fixtures.NOW),
                            somebody());
            var unused = appointments()
                    .lockAgenda(doctor, patient, at(TEN))
                    .book(at(TEN), null, AppointmentType.REGULAR, null, BookingWindow.UNLIMITED, Fixtures.NOW);
        });
    }

    @Test
    void whoHoldsAnAgendaKeepsOthersFromThoseOfEitherOfTheTwo() throws Exception {
        var doctor = someDoctor();
        var patient = somePatient();
        var otherDoctor = someDoctor();
        var otherPatient = somePatient();
        var elsewhen = at(TEN.plus(Duration.ofDays(1)));

        assertExclusive(() -> appointments().lockAgenda(doctor, patient, at(TEN)), () -> appointments()
                .lockAgenda(doctor, otherPatient, elsewhen));
        assertExclusive(() -> appointments().lockAgenda(doctor, patient, at(TEN)), () -> appointments()
                .lockAgenda(otherDoctor, patient, elsewhen));
    }

    @Test
    void ofManyPatientsWhoWantOneSlotOfADoctorOneGetsIt() throws Exception {
        var doctor = someDoctor();
        var patients = Stream.generate(this::somePatient).limit(Races.THREADS).toList();

        var outcome = Races.run(racer -> () -> booked(doctor, patients.get(racer), at(TEN)));

        assertThat(outcome.results()).hasSize(1);
        assertThat(outcome.refusals()).hasSize(Races.THREADS - 1).containsOnly(ProblemCode.TIME_SLOT_TAKEN);
        assertThat(listed(new Scope.OfDoctor(doctor))).containsExactlyElementsOf(outcome.results());
    }

    @Test
    void ofManyDoctorsWhoWantOneSlotOfAPatientOneGetsIt() throws Exception {
        var patient = somePatient();
        var doctors = Stream.generate(this::someDoctor).limit(Races.THREADS).toList();

        var outcome = Races.run(racer -> () -> booked(doctors.get(racer), patient, at(TEN)));

        assertThat(outcome.results()).hasSize(1);
        assertThat(outcome.refusals()).hasSize(Races.THREADS - 1).containsOnly(ProblemCode.TIME_SLOT_TAKEN);
        assertThat(listed(new Scope.All(), new AppointmentFilter(null, patient, null, Set.of(), Set.of(), null, null)))
                .containsExactlyElementsOf(outcome.results());
    }

    @Test
    void slotsThatOverlapInPartHaveOneWinner() throws Exception {
        var doctor = someDoctor();
        var patients = Stream.generate(this::somePatient).limit(Races.THREADS).toList();

        var outcome =
                Races.run(racer -> () -> booked(doctor, patients.get(racer), at(TEN.plus(Duration.ofMinutes(racer)))));

        assertThat(outcome.results()).hasSize(1);
        assertThat(outcome.refusals()).hasSize(Races.THREADS - 1).containsOnly(ProblemCode.TIME_SLOT_TAKEN);
    }

    @Test
    void slotsThatOnlyTouchAreAllBooked() throws Exception {
        var doctor = someDoctor();
        var patient = somePatient();

        var outcome = Races.run(racer -> () -> booked(doctor, patient, at(TEN.plus(HALF_HOUR.multipliedBy(racer)))));

        assertThat(outcome.refusals()).isEmpty();
        assertThat(outcome.results()).hasSize(Races.THREADS);
    }

    @Test
    void bookingsOfManyPairsDoNotBlockEachOtherForEver() throws Exception {
        var doctors = Stream.generate(this::someDoctor).limit(4).toList();
        var patients = Stream.generate(this::somePatient).limit(4).toList();

        var outcome = Races.run(racer -> () ->
                booked(doctors.get(racer % 4), patients.get(racer / 4), at(TEN.plus(HALF_HOUR.multipliedBy(racer)))));

        assertThat(outcome.refusals()).isEmpty();
        assertThat(outcome.results()).hasSize(Races.THREADS);
    }

    @Test
    void ofManyAppointmentsThatMoveToOneSlotOneGetsIt() throws Exception {
        var doctor = someDoctor();
        var booked = IntStream.range(0, Races.THREADS)
                .mapToObj(day -> booked(doctor, somePatient(), at(TEN.plus(Duration.ofDays(day + 1)))))
                .toList();

        var outcome = Races.run(racer -> () -> inTransaction(() -> {
            var appointment = booked.get(racer);
            var revised = appointments()
                    .lockAgenda(doctor, appointment.patient(), at(TEN))
                    .revise(appointment, at(TEN), AppointmentType.REGULAR, null, BookingWindow.UNLIMITED, LATER);
            appointments().save(revised, somebody());
            return revised;
        }));

        assertThat(outcome.results()).hasSize(1);
        assertThat(outcome.refusals()).hasSize(Races.THREADS - 1).containsOnly(ProblemCode.TIME_SLOT_TAKEN);
    }

    @Test
    void aCancelledAppointmentGivesItsTimeBack() {
        var first = booked(someDoctor(), somePatient(), at(TEN));
        saved(with(first, AppointmentStatus.CANCELLED));

        var second = booked(first.doctor(), first.patient(), at(TEN));

        assertThat(found(second.id())).contains(second);
    }

    @Test
    void aListIsEarliestFirstInStablePages() {
        var doctor = someDoctor();
        var third = booked(doctor, somePatient(), at(TEN.plus(HALF_HOUR)));
        var last = booked(doctor, somePatient(), at(TEN.plus(HALF_HOUR.multipliedBy(2))));
        var first = booked(doctor, somePatient(), at(TEN.minus(HALF_HOUR)));
        var second = booked(doctor, somePatient(), at(TEN));

        var one = page(doctor, new PageRequest(2, null));
        var late = booked(doctor, somePatient(), at(TEN.minus(Duration.ofHours(1))));
        var two = page(doctor, new PageRequest(2, one.next()));

        assertThat(one.items()).containsExactly(first, second);
        assertThat(two).isEqualTo(new Page<>(List.of(third, last), null));
        assertThat(all(1, request -> appointments().page(new Scope.OfDoctor(doctor), any(), request)))
                .containsExactly(late, first, second, third, last);
    }

    private Page<Appointment> page(DoctorId doctor, PageRequest request) {
        return inTransaction(() -> appointments().page(new Scope.OfDoctor(doctor), any(), request));
    }

    @Test
    void appointmentsAtTheSameTimeKeepOneOrder() {
        var doctor = someDoctor();
        var appointments = new ArrayList<Appointment>();
        for (var each = 0; each < 5; each++) {
            var appointment = booked(doctor, somePatient(), at(TEN));
            appointments.add(saved(with(appointment, AppointmentStatus.NO_SHOW)));
        }
        appointments.sort(
                Comparator.comparing(appointment -> appointment.id().value().toString()));

        var listed = all(2, request -> appointments().page(new Scope.OfDoctor(doctor), any(), request));

        assertThat(listed).containsExactlyElementsOf(appointments);
    }

    private static AppointmentFilter any() {
        return new AppointmentFilter(null, null, null, Set.of(), Set.of(), null, null);
    }

    private List<Appointment> listed(Scope scope) {
        return listed(scope, any());
    }

    private List<Appointment> listed(Scope scope, AppointmentFilter filter) {
        return all(request -> appointments().page(scope, filter, request));
    }

    @Test
    void everybodysAppointmentsAreAll() {
        var one = booked(someDoctor(), somePatient(), at(TEN));
        var two = booked(someDoctor(), somePatient(), at(TEN));

        assertThat(listed(new Scope.All())).contains(one, two).doesNotHaveDuplicates();
    }

    @Test
    void aDoctorsAppointmentsAreTheirOwn() {
        var own = booked(someDoctor(), somePatient(), at(TEN));
        var unused = booked(someDoctor(), own.patient(), at(TEN.plus(HALF_HOUR)));

        assertThat(listed(new Scope.OfDoctor(own.doctor()))).containsExactly(own);
    }

    @Test
    void aHospitalsAppointmentsAreThoseThere() {
        var hospital = fixtures().hospital().id();
        var elsewhere = fixtures().hospital().id();
        var doctor = someDoctor();
        var here = booked(doctor, somePatient(), hospital, at(TEN), AppointmentType.REGULAR);
        var unused1 = booked(doctor, somePatient(), elsewhere, at(TEN.plus(HALF_HOUR)), AppointmentType.REGULAR);
        var unused2 = booked(doctor, somePatient(), at(TEN.minus(HALF_HOUR)));
        var unused3 = fixtures().affiliated(hospital, doctor);

        assertThat(listed(new Scope.AtHospital(hospital))).containsExactly(here);
    }

    @Test
    void aUsersAppointmentsAreThoseOfThePatientsForWhomTheyActNow() {
        var user = fixtures().patientUser().id();
        var own = booked(someDoctor(), somePatient(), at(TEN));
        var childs = booked(someDoctor(), somePatient(), at(TEN.plus(HALF_HOUR)));
        var former = booked(someDoctor(), somePatient(), at(TEN));
        var unused1 = fixtures().related(user, own.patient(), Relation.SELF);
        var unused2 = fixtures().related(user, childs.patient(), Relation.CHILD);
        var unused3 = fixtures().related(fixtures().patientUser().id(), childs.patient(), Relation.CHILD);
        fixtures().removed(fixtures().related(user, former.patient(), Relation.SPOUSE));

        assertThat(listed(new Scope.OfRelatives(user))).containsExactly(own, childs);
    }

    @Test
    void aListCanBeOfOneDoctorPatientOrHospital() {
        var hospital = fixtures().hospital().id();
        var patient = somePatient();
        var one = booked(someDoctor(), patient, hospital, at(TEN), AppointmentType.REGULAR);
        var two = booked(someDoctor(), patient, at(TEN.plus(HALF_HOUR)));
        var three = booked(one.doctor(), somePatient(), hospital, at(TEN.minus(HALF_HOUR)), AppointmentType.REGULAR);

        assertThat(listed(new Scope.All(), filter(one.doctor(), null, null))).containsExactly(three, one);
        assertThat(listed(new Scope.All(), filter(null, patient, null))).containsExactly(one, two);
        assertThat(listed(new Scope.All(), filter(null, null, hospital))).containsExactly(three, one);
        assertThat(listed(new Scope.All(), filter(one.doctor(), patient, hospital)))
                .containsExactly(one);
        assertThat(listed(new Scope.OfDoctor(two.doctor()), filter(one.doctor(), null, null)))
                .isEmpty();
    }

    private static AppointmentFilter filter(
            @Nullable DoctorId doctor, @Nullable PatientId patient, @Nullable HospitalId hospital) {
        return new AppointmentFilter(doctor, patient, hospital, Set.of(), Set.of(), null, null);
    }

    @Test
    void aListCanBeOfSomeStatuses() {
        var doctor = someDoctor();
        var scheduled = booked(doctor, somePatient(), at(TEN));
        var confirmed =
                saved(with(booked(doctor, somePatient(), at(TEN.plus(HALF_HOUR))), AppointmentStatus.CONFIRMED));
        var cancelled = saved(with(
                booked(doctor, somePatient(), at(TEN.plus(HALF_HOUR.multipliedBy(2)))), AppointmentStatus.CANCELLED));
        var scope = new Scope.OfDoctor(doctor);

        assertThat(listed(scope, ofStatus(AppointmentStatus.CONFIRMED))).containsExactly(confirmed);
        assertThat(listed(scope, ofStatus(AppointmentStatus.SCHEDULED, AppointmentStatus.CANCELLED)))
                .containsExactly(scheduled, cancelled);
        assertThat(listed(scope, ofStatus(AppointmentStatus.NO_SHOW))).isEmpty();
        assertThat(listed(scope)).containsExactly(scheduled, confirmed, cancelled);
    }

    private static AppointmentFilter ofStatus(AppointmentStatus... statuses) {
        return new AppointmentFilter(null, null, null, Set.of(statuses), Set.of(), null, null);
    }

    @Test
    void aListCanBeOfSomeTypes() {
        var doctor = someDoctor();
        var remote = booked(doctor, somePatient(), null, at(TEN), AppointmentType.REMOTE);
        var regular = booked(doctor, somePatient(), at(TEN.plus(HALF_HOUR)));
        var scope = new Scope.OfDoctor(doctor);

        assertThat(listed(scope, ofType(AppointmentType.REMOTE))).containsExactly(remote);
        assertThat(listed(scope, ofType(AppointmentType.REMOTE, AppointmentType.REGULAR)))
                .containsExactly(remote, regular);
        assertThat(listed(scope, ofType(AppointmentType.EMERGENCY))).isEmpty();
    }

    private static AppointmentFilter ofType(AppointmentType... types) {
        return new AppointmentFilter(null, null, null, Set.of(), Set.of(types), null, null);
    }

    @Test
    void aListCanBeOfSomeTime() {
        var doctor = someDoctor();
        var before = booked(doctor, somePatient(), at(TEN.minus(HALF_HOUR)));
        var inside = booked(doctor, somePatient(), at(TEN));
        var after = booked(doctor, somePatient(), at(TEN.plus(HALF_HOUR)));
        var scope = new Scope.OfDoctor(doctor);

        assertThat(listed(scope, between(TEN, TEN.plus(HALF_HOUR)))).containsExactly(inside);
        assertThat(listed(scope, between(TEN.plus(TICK), null))).containsExactly(after);
        assertThat(listed(scope, between(TEN, null))).containsExactly(inside, after);
        assertThat(listed(scope, between(null, TEN))).containsExactly(before);
        assertThat(listed(scope, between(null, TEN.plus(TICK)))).containsExactly(before, inside);
    }

    private static AppointmentFilter between(@Nullable Instant from, @Nullable Instant to) {
        return new AppointmentFilter(null, null, null, Set.of(), Set.of(), from, to);
    }

    @Test
    void anAgendaOfSomebodyWhoIsGoneIsRefused() {
        var doctor = someDoctor();
        var patient = somePatient();

        assertRefused(
                ProblemCode.CONCURRENT_CHANGE, () -> appointments().lockAgenda(DoctorId.next(), patient, at(TEN)));
        assertRefused(
                ProblemCode.CONCURRENT_CHANGE, () -> appointments().lockAgenda(doctor, PatientId.next(), at(TEN)));
    }

    @Test
    void whatIsToComeIsEarliestFirstAndNotOver() {
        var doctor = someDoctor();
        var patient = somePatient();
        var hospital = fixtures().hospital().id();
        var second = booked(doctor, patient, hospital, at(TEN.plus(Duration.ofHours(1))), AppointmentType.REMOTE);
        var first = booked(doctor, patient, hospital, at(TEN), AppointmentType.REGULAR);
        var earlier = booked(doctor, patient, hospital, at(TEN.minus(HALF_HOUR)), AppointmentType.REGULAR);
        var over = booked(doctor, patient, hospital, at(TEN.plus(Duration.ofHours(2))), AppointmentType.REGULAR);
        saved(with(over, AppointmentStatus.CANCELLED));
        var others = booked(someDoctor(), somePatient(), at(TEN));

        assertThat(inTransaction(() -> appointments().lockUpcoming(doctor, TEN)))
                .containsExactly(first, second);
        assertThat(inTransaction(() -> appointments().lockUpcoming(patient, TEN)))
                .containsExactly(first, second);
        assertThat(inTransaction(() -> appointments().lockUpcoming(hospital, TEN)))
                .containsExactly(first, second);
        assertThat(inTransaction(() -> appointments().lockUpcoming(doctor, TEN.minus(HALF_HOUR))))
                .containsExactly(earlier, first, second);
        assertThat(inTransaction(() -> appointments().lockUpcoming(others.patient(), TEN)))
                .containsExactly(others);
    }

    @Test
    void whoHoldsWhatIsToComeKeepsOthersFromChangingIt() throws Exception {
        var hospital = fixtures().hospital().id();
        var appointment = booked(someDoctor(), somePatient(), hospital, at(TEN), AppointmentType.REGULAR);
        Runnable change = () -> lockAgendaOf(appointment);

        assertExclusive(() -> appointments().lockUpcoming(appointment.doctor(), TEN), change);
        assertExclusive(() -> appointments().lockUpcoming(appointment.patient(), TEN), change);
        assertExclusive(() -> appointments().lockUpcoming(hospital, TEN), change);
    }

    @Test
    void whoHoldsWhatIsToComeCanCallItOff() {
        var hospital = fixtures().hospital().id();
        var appointment = booked(someDoctor(), somePatient(), hospital, at(TEN), AppointmentType.REGULAR);
        var cancelled =
                appointment.cancel(new Cancellation(fixtures().administrator().id(), "closed"), Role.ADMIN, LATER);

        runInTransaction(() -> {
            assertThat(appointments().lockUpcoming(hospital, TEN)).containsExactly(appointment);
            appointments().save(cancelled, somebody());
        });

        assertThat(found(appointment.id())).contains(cancelled);
    }
}
