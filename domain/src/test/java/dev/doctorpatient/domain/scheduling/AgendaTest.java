package dev.doctorpatient.domain.scheduling;

import static dev.doctorpatient.domain.testing.Refusals.codeOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.HospitalId;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.directory.Shift;
import dev.doctorpatient.domain.identity.Role;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.shared.ProblemCode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AgendaTest {
    private static final Instant NOW = Instant.parse("2030-06-03T10:00:00Z");
    private static final DoctorId DOCTOR = DoctorId.next();
    private static final PatientId PATIENT = PatientId.next();
    private static final Availability ALWAYS = new Availability(Schedule.EMPTY, Optional.empty(), ZoneOffset.UTC);
    private static final Availability NINE_TO_FIVE = shift(9, 17);
    private static final TimeSlot AT_ELEVEN = slot("11:00");
    private static final TimeSlot AT_NOON = slot("12:00");
    private static final TimeSlot IN_THE_EVENING = slot("20:00");
    private static final TimeSlot IN_THE_PAST = slot("09:30");

    @Test
    void aFreeSlotIsBooked() {
        var hospital = HospitalId.next();
        var extras = new Extras("{\"room\": 4}");

        var booked = agenda().book(AT_ELEVEN, hospital, AppointmentType.REMOTE, extras, BookingWindow.UNLIMITED, NOW);

        assertThat(booked)
                .isEqualTo(new Appointment(
                        booked.id(),
                        DOCTOR,
                        PATIENT,
                        hospital,
                        AT_ELEVEN,
                        AppointmentType.REMOTE,
                        extras,
                        AppointmentStatus.SCHEDULED,
                        null,
                        0,
                        NOW,
                        NOW));
    }

    @ParameterizedTest
    @EnumSource
    void aSlotThatIsTakenIsNotBookedAgainWhateverTheType(AppointmentType type) {
        var agenda = agenda(booked(AT_ELEVEN));

        assertThat(codeOf(() -> agenda.book(AT_ELEVEN, null, type, null, BookingWindow.UNLIMITED, NOW)))
                .isEqualTo(ProblemCode.TIME_SLOT_TAKEN);
        assertThat(codeOf(() -> agenda.book(slot("10:45"), null, type, null, BookingWindow.UNLIMITED, NOW)))
                .isEqualTo(ProblemCode.TIME_SLOT_TAKEN);
        assertThat(codeOf(() -> agenda.book(slot("11:29"), null, type, null, BookingWindow.UNLIMITED, NOW)))
                .isEqualTo(ProblemCode.TIME_SLOT_TAKEN);
    }

    @Test
    void slotsThatOnlyTouchAreBothBooked() {
        var agenda = agenda(booked(AT_ELEVEN));

        assertThat(book(agenda, slot("10:30")).slot()).isEqualTo(slot("10:30"));
        assertThat(book(agenda, slot("11:30")).slot()).isEqualTo(slot("11:30"));
    }

    @Test
    void theTimeOfACancelledOrMissedAppointmentIsFreeAgain() {
        var somebody = UserId.next();
        var cancelled = booked(AT_ELEVEN).cancel(new Cancellation(somebody, "ill"), Role.PATIENT, NOW);
        var missed = booked(AT_NOON).advance(AppointmentStatus.NO_SHOW, Role.DOCTOR, somebody, AT_NOON.start());
        var agenda = agenda(cancelled, missed);

        assertThat(book(agenda, AT_ELEVEN).slot()).isEqualTo(AT_ELEVEN);
        assertThat(book(agenda, AT_NOON).slot()).isEqualTo(AT_NOON);
    }

    @Test
    void anAppointmentMayStartNowButNotInThePast() {
        assertThat(book(agenda(), slot("10:00")).slot().start()).isEqualTo(NOW);

        var justBefore = new TimeSlot(NOW.minusNanos(1_000), Duration.ofMinutes(30));
        assertThat(codeOf(() -> book(agenda(), justBefore))).isEqualTo(ProblemCode.IN_THE_PAST);
        assertThat(codeOf(() -> agenda().book(
                                IN_THE_PAST, null, AppointmentType.EMERGENCY, null, BookingWindow.UNLIMITED, NOW)))
                .isEqualTo(ProblemCode.IN_THE_PAST);
    }

    @Test
    void onlyAnEmergencyMayLieOutsideTheShift() {
        assertThat(codeOf(() -> book(agenda(), IN_THE_EVENING))).isEqualTo(ProblemCode.OUTSIDE_SHIFT);
        assertThat(codeOf(() -> book(agenda(), slot("16:45")))).isEqualTo(ProblemCode.OUTSIDE_SHIFT);

        assertThat(agenda().book(IN_THE_EVENING, null, AppointmentType.EMERGENCY, null, BookingWindow.UNLIMITED, NOW)
                        .type())
                .isEqualTo(AppointmentType.EMERGENCY);
    }

    @Test
    void aDoctorWithoutAShiftCanBeBookedAtAnyTime() {
        var agenda = new Agenda(DOCTOR, PATIENT, ALWAYS, List.of());

        assertThat(book(agenda, IN_THE_EVENING).slot()).isEqualTo(IN_THE_EVENING);
    }

    @Test
    void anAppointmentMovesToAFreeSlotAndStaysTheSameOtherwise() {
        var appointment = booked(AT_ELEVEN);

        var moved = revise(agenda(appointment), appointment, AT_NOON, AppointmentType.REGULAR);

        assertThat(moved.slot()).isEqualTo(AT_NOON);
        assertThat(moved.updatedAt()).isEqualTo(NOW);
        assertThat(moved.revision()).isEqualTo(appointment.revision() + 1);
        assertThat(moved)
                .usingRecursiveComparison()
                .ignoringFields("slot", "updatedAt", "revision")
                .isEqualTo(appointment);
    }

    @Test
    void anAppointmentIsNotInItsOwnWay() {
        var appointment = booked(AT_ELEVEN);

        var moved = revise(agenda(appointment), appointment, slot("11:15"), AppointmentType.REGULAR);

        assertThat(moved.slot()).isEqualTo(slot("11:15"));
    }

    @Test
    void anAppointmentDoesNotMoveToASlotThatIsTaken() {
        var appointment = booked(AT_ELEVEN);
        var agenda = agenda(appointment, booked(AT_NOON));

        assertThat(codeOf(() -> revise(agenda, appointment, slot("11:45"), AppointmentType.REGULAR)))
                .isEqualTo(ProblemCode.TIME_SLOT_TAKEN);
    }

    @Test
    void anAppointmentMovesNeitherIntoThePastNorOutOfTheShift() {
        var appointment = booked(AT_ELEVEN);
        var agenda = agenda(appointment);

        assertThat(codeOf(() -> revise(agenda, appointment, IN_THE_PAST, AppointmentType.REGULAR)))
                .isEqualTo(ProblemCode.IN_THE_PAST);
        assertThat(codeOf(() -> revise(agenda, appointment, IN_THE_EVENING, AppointmentType.REGULAR)))
                .isEqualTo(ProblemCode.OUTSIDE_SHIFT);
        assertThat(revise(agenda, appointment, IN_THE_EVENING, AppointmentType.EMERGENCY)
                        .slot())
                .isEqualTo(IN_THE_EVENING);
    }

    @Test
    void anAppointmentThatHasBegunCanChangeEverythingButItsStart() {
        var appointment = booked(IN_THE_PAST);
        var agenda = agenda(appointment);

        assertThat(revise(agenda, appointment, IN_THE_PAST, AppointmentType.REMOTE)
                        .type())
                .isEqualTo(AppointmentType.REMOTE);
        assertThat(agenda.revise(
                                appointment,
                                IN_THE_PAST,
                                AppointmentType.REGULAR,
                                new Extras("{}"),
                                BookingWindow.UNLIMITED,
                                NOW)
                        .extras())
                .isEqualTo(new Extras("{}"));
        var longer = new TimeSlot(IN_THE_PAST.start(), Duration.ofHours(1));
        assertThat(revise(agenda, appointment, longer, AppointmentType.REGULAR).slot())
                .isEqualTo(longer);
        var later = new TimeSlot(IN_THE_PAST.start().plusSeconds(60), Duration.ofMinutes(30));
        assertThat(codeOf(() -> revise(agenda, appointment, later, AppointmentType.REGULAR)))
                .isEqualTo(ProblemCode.IN_THE_PAST);
    }

    @Test
    void anEmergencyOutsideTheShiftCannotBecomeAnOrdinaryAppointment() {
        var emergency =
                agenda().book(IN_THE_EVENING, null, AppointmentType.EMERGENCY, null, BookingWindow.UNLIMITED, NOW);

        assertThat(codeOf(() -> revise(agenda(emergency), emergency, IN_THE_EVENING, AppointmentType.REGULAR)))
                .isEqualTo(ProblemCode.OUTSIDE_SHIFT);
    }

    @Test
    void extrasCanChangeAlthoughTheShiftIsNoLongerWhatItWas() {
        var appointment = booked(AT_ELEVEN);
        var afternoons = shift(13, 17);
        var agenda = new Agenda(DOCTOR, PATIENT, afternoons, List.of(appointment));

        var revised = agenda.revise(
                appointment, AT_ELEVEN, AppointmentType.REGULAR, new Extras("{}"), BookingWindow.UNLIMITED, NOW);

        assertThat(revised.extras()).isEqualTo(new Extras("{}"));
    }

    @Test
    void nothingNewIsNoChange() {
        var appointment = booked(AT_ELEVEN);

        assertThat(revise(agenda(appointment), appointment, AT_ELEVEN, AppointmentType.REGULAR))
                .isSameAs(appointment);
    }

    @Test
    void anAppointmentThatIsOverCannotBeRevised() {
        var cancelled = booked(AT_ELEVEN).cancel(new Cancellation(UserId.next(), null), Role.PATIENT, NOW);

        assertThat(codeOf(() -> revise(agenda(cancelled), cancelled, AT_NOON, AppointmentType.REGULAR)))
                .isEqualTo(ProblemCode.INVALID_STATUS_TRANSITION);
    }

    @Test
    void anAgendaKeepsItsOwnCopyOfTheAppointments() {
        var appointments = new ArrayList<>(List.of(booked(AT_ELEVEN)));

        var agenda = new Agenda(DOCTOR, PATIENT, ALWAYS, appointments);
        appointments.clear();

        assertThat(agenda.appointments()).hasSize(1);
    }

    private static Appointment book(Agenda agenda, TimeSlot slot) {
        return agenda.book(slot, null, AppointmentType.REGULAR, null, BookingWindow.UNLIMITED, NOW);
    }

    private static Appointment revise(Agenda agenda, Appointment appointment, TimeSlot slot, AppointmentType type) {
        return agenda.revise(appointment, slot, type, appointment.extras(), BookingWindow.UNLIMITED, NOW);
    }

    private static Appointment booked(TimeSlot slot) {
        return new Agenda(DOCTOR, PATIENT, ALWAYS, List.of())
                .book(slot, null, AppointmentType.REGULAR, null, BookingWindow.UNLIMITED, Instant.EPOCH);
    }

    private static Agenda agenda(Appointment... appointments) {
        return new Agenda(DOCTOR, PATIENT, NINE_TO_FIVE, List.of(appointments));
    }

    private static TimeSlot slot(String time) {
        return new TimeSlot(Instant.parse("2030-06-03T" + time + ":00Z"), Duration.ofMinutes(30));
    }

    private static Availability shift(int from, int to) {
        var hours = new Shift(LocalTime.of(from, 0), LocalTime.of(to, 0), ZoneOffset.UTC);
        return new Availability(Schedule.EMPTY, Optional.of(hours), ZoneOffset.UTC);
    }
}
