package dev.doctorpatient.application.scheduling;

import static dev.doctorpatient.application.scenario.Refusals.assertInvalid;
import static dev.doctorpatient.application.scenario.Refusals.assertRefused;
import static dev.doctorpatient.application.scenario.Refusals.assertUnknown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.scenario.Bookings;
import dev.doctorpatient.application.scenario.Clinic;
import dev.doctorpatient.application.scenario.Clinic.Who;
import dev.doctorpatient.application.scheduling.AppointmentBooking.Request;
import dev.doctorpatient.application.scheduling.DoctorAvailability.Query;
import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.HospitalId;
import dev.doctorpatient.domain.scheduling.AppointmentId;
import dev.doctorpatient.domain.scheduling.AppointmentType;
import dev.doctorpatient.domain.scheduling.BookingWindow;
import dev.doctorpatient.domain.scheduling.DailyHours;
import dev.doctorpatient.domain.scheduling.DateException;
import dev.doctorpatient.domain.scheduling.FreeSlot;
import dev.doctorpatient.domain.scheduling.Schedule;
import dev.doctorpatient.domain.scheduling.TimeSlot;
import dev.doctorpatient.domain.scheduling.WeeklyHours;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.testing.Fixtures;
import dev.doctorpatient.testing.InMemoryStores;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DoctorAvailabilityTest {
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
    private static final DailyHours NINE_TO_ELEVEN = new DailyHours(LocalTime.of(9, 0), LocalTime.of(11, 0));

    /** A Monday; nine o'clock is 03:30 UTC where the doctors of the clinic are. */
    private static final LocalDate MONDAY = LocalDate.of(2031, 5, 12);

    private static final Instant FROM = Instant.parse("2031-05-12T00:00:00Z");
    private static final Instant TO = Instant.parse("2031-05-13T00:00:00Z");
    private static final Instant NINE = Instant.parse("2031-05-12T03:30:00Z");

    private final Clinic clinic = new Clinic();
    private final InMemoryStores stores = clinic.stores();
    private final DoctorAvailability availability = availability(BookingWindow.UNLIMITED);
    private final Bookings booking = new Bookings(clinic);
    private final DoctorId doctor = clinic.doctor(Who.DOCTOR);
    private final HospitalId hospital = clinic.hospital(Who.HOSPITAL);
    private final Actor doctorUser = clinic.actor(Who.DOCTOR);
    private final Actor patientUser = clinic.actor(Who.PATIENT);

    private DoctorAvailability availability(BookingWindow patientsWindow) {
        return new DoctorAvailability(
                stores.appointments(),
                stores.schedules(),
                stores.hospitals(),
                stores.doctors(),
                stores.careTeams(),
                patientsWindow,
                clinic.audited(),
                clinic.clock());
    }

    @Test
    void whatADoctorLaysDownIsWhatEverybodyReads() {
        var schedule = mondays(null);

        availability.change(doctorUser, doctor, _ -> schedule);

        var read = availability.get(patientUser, doctor);
        assertThat(read.schedule()).isEqualTo(schedule);
        assertThat(read.zone()).isEqualTo(Fixtures.ZONE);
    }

    @Test
    void whatIsBookedIsNoLongerFreeAndCannotBeBookedOutsideTheHours() {
        availability.change(doctorUser, doctor, _ -> mondays(null));
        assertThat(starts(doctor, null)).containsExactly("09:00", "09:30", "10:00", "10:30");

        book(NINE.plus(HALF_AN_HOUR));

        assertThat(starts(doctor, null)).containsExactly("09:00", "10:00", "10:30");
        assertRefused(ProblemCode.OUTSIDE_SHIFT, () -> book(NINE.plus(Duration.ofHours(2))));
        assertRefused(ProblemCode.OUTSIDE_SHIFT, () -> book(NINE.plus(Duration.ofDays(1))));
    }

    @Test
    void hoursAtAHospitalAreForThatHospital() {
        var elsewhere = clinic.hospital(Who.OTHER_HOSPITAL);
        var unused = clinic.fixtures().affiliated(elsewhere, doctor);
        availability.change(doctorUser, doctor, _ -> mondays(hospital));

        assertThat(starts(doctor, hospital)).hasSize(4);
        assertThat(starts(doctor, elsewhere)).isEmpty();
        assertThat(starts(doctor, null)).hasSize(4);
        assertRefused(ProblemCode.OUTSIDE_SHIFT, () -> booking.book(clinic.admin(), request(elsewhere, NINE)));
        assertThat(booking.book(clinic.admin(), request(hospital, NINE)).hospital())
                .isEqualTo(hospital);
    }

    @Test
    void whereADoctorDoesNotWorkTheyHaveNoHoursAndNoSlots() {
        assertRefused(
                ProblemCode.NOT_MAPPED,
                () -> availability.change(doctorUser, doctor, _ -> mondays(clinic.hospital(Who.OTHER_HOSPITAL))));
        assertThat(starts(doctor, clinic.hospital(Who.OTHER_HOSPITAL))).isEmpty();
        assertUnknown("hospital_id", () -> availability.change(doctorUser, doctor, _ -> mondays(HospitalId.next())));
        assertThat(starts(doctor, HospitalId.next())).isEmpty();
        assertThat(availability.get(doctorUser, doctor).schedule()).isEqualTo(Schedule.EMPTY);
    }

    @Test
    void aClosedDateHasNoSlots() {
        var closed = new DateException(MONDAY, List.of(), null);
        availability.change(doctorUser, doctor, _ -> new Schedule(mondays(null).weekly(), List.of(closed)));

        assertThat(starts(doctor, null)).isEmpty();
        assertRefused(ProblemCode.OUTSIDE_SHIFT, () -> book(NINE));
    }

    @Test
    void whatIsBookedStaysWhenTheHoursChange() {
        var booked = book(NINE);

        availability.change(
                doctorUser, doctor, _ -> new Schedule(List.of(), List.of(new DateException(MONDAY, List.of(), null))));

        assertThat(stores.transactions()
                        .inTransaction(() -> stores.appointments().find(booked)))
                .isPresent();
    }

    @Test
    void slotsDoNotLieInThePast() {
        availability.change(doctorUser, doctor, _ -> mondays(null));
        clinic.clock().set(NINE.plusSeconds(1));

        assertThat(starts(doctor, null)).containsExactly("09:30", "10:00", "10:30");
    }

    @Test
    void patientsAreShownWhatTheyMayBook() {
        availability.change(doctorUser, doctor, _ -> mondays(null));
        var limited = availability(new BookingWindow(Duration.ofMinutes(30), Duration.ofDays(1)));
        clinic.clock().set(NINE.minusSeconds(60));

        var shown = limited.freeSlots(patientUser, doctor, query(FROM, FROM.plus(Duration.ofDays(31))));

        assertThat(shown)
                .extracting(free -> free.localStart().toLocalTime().toString())
                .containsExactly("09:30", "10:00", "10:30");
        assertThat(limited.freeSlots(doctorUser, doctor, query(FROM, FROM.plus(Duration.ofDays(31)))))
                .hasSize(5 * 4);
    }

    @Test
    void theLastMomentOfTheHorizonCanStillBeBooked() {
        availability.change(doctorUser, doctor, _ -> mondays(null));
        clinic.clock().set(NINE.minus(Duration.ofDays(7)));
        var limited = availability(new BookingWindow(Duration.ZERO, Duration.ofDays(7)));

        assertThat(limited.freeSlots(patientUser, doctor, query(FROM, TO)))
                .singleElement()
                .extracting(FreeSlot::slot)
                .isEqualTo(new TimeSlot(NINE, HALF_AN_HOUR));
    }

    @Test
    void aSearchIsForAtMost31DaysAndForSlotsThatCanBe() {
        assertInvalid(
                "to",
                () -> availability.freeSlots(
                        patientUser,
                        doctor,
                        query(FROM, FROM.plus(Duration.ofDays(31)).plusMillis(1))));
        assertInvalid("to", () -> availability.freeSlots(patientUser, doctor, query(TO, FROM)));
        assertInvalid(
                "duration_minutes",
                () -> availability.freeSlots(
                        patientUser, doctor, new Query(null, FROM, TO, Duration.ofMinutes(4), null, 3)));
    }

    @Test
    void withoutAPeriodTheNextSevenDaysAreSearched() {
        availability.change(doctorUser, doctor, _ -> mondays(null));
        clinic.clock().set(FROM);

        var found = availability.freeSlots(
                patientUser, doctor, new Query(null, null, null, HALF_AN_HOUR, null, Integer.MAX_VALUE));

        assertThat(found)
                .hasSize(4)
                .allSatisfy(free -> assertThat(free.localStart().toLocalDate()).isEqualTo(MONDAY));
    }

    @Test
    void aPieceOfTheListBeginsAfterTheOneBefore() {
        availability.change(doctorUser, doctor, _ -> mondays(null));

        var first = availability.freeSlots(patientUser, doctor, new Query(null, FROM, TO, HALF_AN_HOUR, null, 2));
        var rest = availability.freeSlots(
                patientUser,
                doctor,
                new Query(null, FROM, TO, HALF_AN_HOUR, first.getLast().slot().start(), Integer.MAX_VALUE));

        assertThat(first).hasSize(2);
        assertThat(rest)
                .extracting(free -> free.localStart().toLocalTime().toString())
                .containsExactly("10:00", "10:30");
    }

    @Test
    void whoIsPutAwayHasNoSlots() {
        stores.transactions().runInTransaction(() -> {
            var leaving = stores.doctors().lock(doctor).orElseThrow();
            stores.doctors().save(leaving.withActive(false, clinic.clock().instant()));
        });

        assertThat(availability.freeSlots(clinic.admin(), doctor, query(FROM, TO)))
                .isEmpty();
    }

    private AppointmentId book(Instant start) {
        return booking.book(clinic.admin(), request(null, start)).id();
    }

    private Request request(@Nullable HospitalId place, Instant start) {
        return new Request(
                doctor, clinic.patient(), place, new TimeSlot(start, HALF_AN_HOUR), AppointmentType.REGULAR, null);
    }

    private List<String> starts(DoctorId id, @Nullable HospitalId place) {
        return availability
                .freeSlots(patientUser, id, new Query(place, FROM, TO, HALF_AN_HOUR, null, Integer.MAX_VALUE))
                .stream()
                .map(free -> free.localStart().toLocalTime().toString())
                .toList();
    }

    private static Query query(Instant from, Instant to) {
        return new Query(null, from, to, HALF_AN_HOUR, null, Integer.MAX_VALUE);
    }

    private static Schedule mondays(@Nullable HospitalId place) {
        return new Schedule(List.of(new WeeklyHours(DayOfWeek.MONDAY, NINE_TO_ELEVEN, place)), List.of());
    }
}
