package dev.doctorpatient.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doctorpatient.application.scheduling.port.Schedules;
import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.HospitalId;
import dev.doctorpatient.domain.scheduling.DailyHours;
import dev.doctorpatient.domain.scheduling.DateException;
import dev.doctorpatient.domain.scheduling.Schedule;
import dev.doctorpatient.domain.scheduling.WeeklyHours;
import dev.doctorpatient.domain.shared.ProblemCode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link Schedules} must do, whatever stores it. */
public abstract class SchedulesContract extends PortContract {
    private static final DailyHours MORNING = new DailyHours(LocalTime.of(8, 15), LocalTime.NOON);
    private static final DailyHours NIGHT = new DailyHours(LocalTime.of(22, 0), LocalTime.of(6, 0));
    private static final LocalDate NEW_YEAR = LocalDate.of(2031, 1, 1);

    private Schedules schedules() {
        return stores().schedules();
    }

    private Schedule found(DoctorId doctor) {
        return inTransaction(() -> schedules().find(doctor));
    }

    private void laidDown(DoctorId doctor, Schedule schedule) {
        runInTransaction(() -> {
            var unused = stores().doctors().lock(doctor);
            schedules().replace(doctor, schedule);
        });
    }

    @Test
    void nothingIsLaidDownAtFirst() {
        assertThat(found(fixtures().doctor().id())).isEqualTo(Schedule.EMPTY);
        assertThat(found(DoctorId.next())).isEqualTo(Schedule.EMPTY);
    }

    @Test
    void aScheduleIsFoundAsItWasLaidDownAndIsTheDoctorsOnly() {
        var doctor = fixtures().doctor().id();
        var hospital = fixtures().hospital().id();
        var unused = fixtures().affiliated(hospital, doctor);
        var schedule = schedule(hospital);

        laidDown(doctor, schedule);

        assertThat(found(doctor)).isEqualTo(schedule);
        assertThat(found(fixtures().doctor().id())).isEqualTo(Schedule.EMPTY);
    }

    private static Schedule schedule(HospitalId hospital) {
        return new Schedule(
                List.of(
                        new WeeklyHours(DayOfWeek.SUNDAY, NIGHT, null),
                        new WeeklyHours(DayOfWeek.MONDAY, MORNING, hospital),
                        new WeeklyHours(DayOfWeek.MONDAY, DailyHours.WHOLE_DAY, null)),
                List.of(
                        new DateException(NEW_YEAR, List.of(), null),
                        new DateException(NEW_YEAR, List.of(NIGHT, MORNING), hospital),
                        new DateException(LocalDate.of(1900, 1, 1), List.of(MORNING), null),
                        new DateException(LocalDate.of(9999, 12, 31), List.of(), hospital)));
    }

    @Test
    void aScheduleTakesThePlaceOfTheOneBefore() {
        var doctor = fixtures().doctor().id();
        var mondays = new Schedule(List.of(new WeeklyHours(DayOfWeek.MONDAY, MORNING, null)), List.of());
        laidDown(doctor, new Schedule(List.of(), List.of(new DateException(NEW_YEAR, List.of(), null))));

        laidDown(doctor, mondays);
        assertThat(found(doctor)).isEqualTo(mondays);

        laidDown(doctor, Schedule.EMPTY);
        assertThat(found(doctor)).isEqualTo(Schedule.EMPTY);
    }

    @Test
    void hoursAtAHospitalGoWithTheDoctorsWorkThereAndDoNotComeBack() {
        var doctor = fixtures().doctor().id();
        var hospital = fixtures().hospital().id();
        var affiliation = fixtures().affiliated(hospital, doctor);
        laidDown(doctor, schedule(hospital));

        fixtures().removed(affiliation);
        var unused = fixtures().affiliated(hospital, doctor);

        assertThat(found(doctor))
                .isEqualTo(new Schedule(
                        List.of(
                                new WeeklyHours(DayOfWeek.SUNDAY, NIGHT, null),
                                new WeeklyHours(DayOfWeek.MONDAY, DailyHours.WHOLE_DAY, null)),
                        List.of(
                                new DateException(NEW_YEAR, List.of(), null),
                                new DateException(LocalDate.of(1900, 1, 1), List.of(MORNING), null))));
    }

    @Test
    void hoursAtAHospitalWhereTheDoctorDoesNotWorkAreRefused() {
        var doctor = fixtures().doctor().id();
        var hospital = fixtures().hospital().id();

        assertRefused(ProblemCode.CONCURRENT_CHANGE, () -> {
            var unused = stores().doctors().lock(doctor);
            schedules().replace(doctor, schedule(hospital));
        });
        assertThat(found(doctor)).isEqualTo(Schedule.EMPTY);
    }

    @Test
    void aDoctorWhoIsRemovedLeavesNoSchedule() {
        var doctor = fixtures().doctor().id();
        laidDown(doctor, new Schedule(List.of(new WeeklyHours(DayOfWeek.MONDAY, MORNING, null)), List.of()));

        runInTransaction(() -> stores().doctors().remove(doctor));

        assertThat(found(doctor)).isEqualTo(Schedule.EMPTY);
    }
}
