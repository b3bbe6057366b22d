package dev.doctorpatient.domain.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.identity.Role;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.scheduling.Agenda;
import dev.doctorpatient.domain.scheduling.Appointment;
import dev.doctorpatient.domain.scheduling.AppointmentStatus;
import dev.doctorpatient.domain.scheduling.AppointmentType;
import dev.doctorpatient.domain.scheduling.Availability;
import dev.doctorpatient.domain.scheduling.BookingWindow;
import dev.doctorpatient.domain.scheduling.Schedule;
import dev.doctorpatient.domain.scheduling.TimeSlot;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReminderTest {
    private static final Instant NOON = Instant.parse("2031-05-06T12:00:00Z");
    private static final Instant DAY_BEFORE = NOON.minus(Duration.ofHours(24));
    private static final Instant HOURS_BEFORE = NOON.minus(Duration.ofHours(2));
    private static final Instant LONG_BEFORE = NOON.minus(Duration.ofDays(7));
    private static final Duration HALF_HOUR = Duration.ofMinutes(30);

    private final Agenda agenda = new Agenda(
            DoctorId.next(),
            PatientId.next(),
            new Availability(Schedule.EMPTY, Optional.empty(), ZoneOffset.UTC),
            List.of());
    private final Appointment appointment = agenda.book(
            new TimeSlot(NOON, HALF_HOUR), null, AppointmentType.REGULAR, null, BookingWindow.UNLIMITED, LONG_BEFORE);

    private Appointment at(AppointmentStatus status) {
        return appointment.advance(status, Role.DOCTOR, UserId.next(), NOON.plus(HALF_HOUR));
    }

    private Appointment movedTo(Instant start, Duration length) {
        return agenda.revise(
                appointment,
                new TimeSlot(start, length),
                AppointmentType.REGULAR,
                null,
                BookingWindow.UNLIMITED,
                LONG_BEFORE);
    }

    @Test
    void thereIsOneADayBeforeAndOneTwoHoursBefore() {
        assertThat(Reminder.of(appointment, LONG_BEFORE))
                .containsExactlyInAnyOrder(
                        new Reminder(appointment.id(), Lead.DAY, DAY_BEFORE),
                        new Reminder(appointment.id(), Lead.TWO_HOURS, HOURS_BEFORE));
    }

    @Test
    void whatWouldComeAtOnceIsNotNeeded() {
        assertThat(Reminder.of(appointment, DAY_BEFORE))
                .extracting(Reminder::lead)
                .containsExactly(Lead.TWO_HOURS);
        assertThat(Reminder.of(appointment, HOURS_BEFORE)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void onlyWhoIsStillAwaitedIsReminded(AppointmentStatus status) {
        var awaited = status == AppointmentStatus.SCHEDULED || status == AppointmentStatus.CONFIRMED;

        assertThat(Reminder.of(at(status), LONG_BEFORE)).hasSize(awaited ? 2 : 0);
        assertThat(Reminder.isTimely(at(status), HOURS_BEFORE)).isEqualTo(awaited);
        assertThat(Reminder.outlive(appointment, at(status))).isEqualTo(awaited);
    }

    @Test
    void nobodyIsRemindedOfWhatHasBegun() {
        assertThat(Reminder.isTimely(appointment, NOON.minusNanos(1_000))).isTrue();
        assertThat(Reminder.isTimely(appointment, NOON)).isFalse();
    }

    @Test
    void remindersDieWithTheTimeThatTheyRemindOf() {
        assertThat(Reminder.outlive(appointment, movedTo(NOON.plusSeconds(60), HALF_HOUR)))
                .isFalse();
        assertThat(Reminder.outlive(appointment, movedTo(NOON, HALF_HOUR.multipliedBy(2))))
                .isTrue();
    }
}
