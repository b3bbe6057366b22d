package dev.doctorpatient.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doctorpatient.application.notification.port.Reminders;
import dev.doctorpatient.domain.notification.Lead;
import dev.doctorpatient.domain.notification.Reminder;
import dev.doctorpatient.domain.scheduling.AppointmentId;
import dev.doctorpatient.domain.scheduling.AppointmentType;
import dev.doctorpatient.domain.scheduling.BookingWindow;
import dev.doctorpatient.domain.scheduling.TimeSlot;
import dev.doctorpatient.testing.Fixtures;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link Reminders} must do, whatever stores them. */
public abstract class RemindersContract extends PortContract {
    private static final Instant DAY_BEFORE = Fixtures.NOW.plus(Duration.ofDays(1));
    private static final Instant HOURS_BEFORE = Fixtures.NOW.plus(Duration.ofDays(2));
    private static final Duration TICK = Duration.ofNanos(1_000);
    private static final int ALL = 10_000;

    private Reminders reminders() {
        return stores().reminders();
    }

    private AppointmentId appointment() {
        var doctor = fixtures().doctor().id();
        var patient = fixtures().patient().id();
        var slot = new TimeSlot(HOURS_BEFORE, Duration.ofMinutes(30));
        var by = fixtures().administrator().id();
        return inTransaction(() -> {
            var booked = stores().appointments()
                    .lockAgenda(doctor, patient, slot)
                    .book(slot, null, AppointmentType.REGULAR, null, BookingWindow.UNLIMITED, Fixtures.NOW);
            stores().appointments().add(booked, by);
            return booked.id();
        });
    }

    private void add(Reminder... reminders) {
        runInTransaction(() -> reminders().add(List.of(reminders)));
    }

    /** An appointment with both its reminders. */
    private AppointmentId planned() {
        var appointment = appointment();
        add(new Reminder(appointment, Lead.DAY, DAY_BEFORE), new Reminder(appointment, Lead.TWO_HOURS, HOURS_BEFORE));
        return appointment;
    }

    /** Which of these have something due, in their order. */
    private List<AppointmentId> due(Instant now, AppointmentId... of) {
        var wanted = List.of(of);
        return inTransaction(() -> reminders().due(now, ALL)).stream()
                .filter(wanted::contains)
                .toList();
    }

    private boolean take(AppointmentId appointment, Instant now) {
        return inTransaction(() -> reminders().takeDue(appointment, now));
    }

    @Test
    void aReminderIsDueFromItsTimeOn() {
        var appointment = planned();

        assertThat(due(DAY_BEFORE.minus(TICK), appointment)).isEmpty();
        assertThat(due(DAY_BEFORE, appointment)).containsExactly(appointment);
        assertThat(due(HOURS_BEFORE.plus(Duration.ofDays(1000)), appointment)).containsExactly(appointment);
    }

    @Test
    void whatHasWaitedLongestComesFirst() {
        var second = appointment();
        var first = appointment();
        var third = appointment();
        add(new Reminder(second, Lead.TWO_HOURS, DAY_BEFORE.plus(TICK)));
        add(new Reminder(first, Lead.TWO_HOURS, DAY_BEFORE));
        add(
                new Reminder(third, Lead.TWO_HOURS, HOURS_BEFORE),
                new Reminder(third, Lead.DAY, DAY_BEFORE.plusSeconds(1)));

        assertThat(due(HOURS_BEFORE, first, second, third)).containsExactly(first, second, third);
        assertThat(inTransaction(() -> reminders().due(HOURS_BEFORE, 2))).hasSize(2);
    }

    @Test
    void whatIsDueIsTakenOnceAndTheRestStays() {
        var appointment = planned();

        assertThat(take(appointment, DAY_BEFORE.minus(TICK))).isFalse();
        assertThat(take(appointment, DAY_BEFORE)).isTrue();
        assertThat(take(appointment, DAY_BEFORE)).isFalse();
        assertThat(due(HOURS_BEFORE, appointment)).containsExactly(appointment);
        assertThat(take(appointment, HOURS_BEFORE)).isTrue();
        assertThat(due(HOURS_BEFORE, appointment)).isEmpty();
    }

    @Test
    void allThatIsDueIsTakenTogether() {
        var appointment = planned();

        assertThat(take(appointment, HOURS_BEFORE)).isTrue();
        assertThat(take(appointment, HOURS_BEFORE)).isFalse();
    }

    @Test
    void ofManyWhoTakeTheSameOnlyOneDoes() throws Exception {
        var appointment = planned();

        var race = Races.run(() -> take(appointment, HOURS_BEFORE));

        assertThat(race.results().stream().filter(taken -> taken)).hasSize(1);
        assertThat(race.refusals()).isEmpty();
    }

    @Test
    void whatIsRemovedIsGoneAndOthersStay() {
        var appointment = planned();
        var other = planned();

        runInTransaction(() -> reminders().removeAllOf(appointment));
        runInTransaction(() -> reminders().removeAllOf(appointment));

        assertThat(due(HOURS_BEFORE, appointment, other)).containsExactly(other);
    }

    @Test
    void whatIsRemovedCanBeAddedAnewInTheSameTransaction() {
        var appointment = planned();

        runInTransaction(() -> {
            reminders().removeAllOf(appointment);
            reminders()
                    .add(Stream.of(Lead.values())
                            .map(lead -> new Reminder(appointment, lead, HOURS_BEFORE.plus(TICK)))
                            .toList());
        });

        assertThat(due(HOURS_BEFORE, appointment)).isEmpty();
        assertThat(due(HOURS_BEFORE.plus(TICK), appointment)).containsExactly(appointment);
    }

    @Test
    void whatIsRolledBackStaysAsItWas() {
        var kept = planned();
        var bare = appointment();

        rollBack(() -> reminders().removeAllOf(kept));
        rollBack(() -> assertThat(reminders().takeDue(kept, HOURS_BEFORE)).isTrue());
        rollBack(() -> reminders().add(List.of(new Reminder(bare, Lead.DAY, DAY_BEFORE))));

        assertThat(due(HOURS_BEFORE, kept, bare)).containsExactly(kept);
    }
}
