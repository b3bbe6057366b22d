package dev.doctorpatient.domain.scheduling;

import static dev.doctorpatient.domain.testing.Refusals.fieldsRefusedBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.doctorpatient.domain.directory.HospitalId;
import dev.doctorpatient.domain.directory.Shift;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What doctors lay down of their hours, and what comes of it on which date and at which place. */
class ScheduleTest {
    private static final HospitalId HERE = HospitalId.next();
    private static final HospitalId THERE = HospitalId.next();
    private static final LocalDate MONDAY = LocalDate.of(2030, 6, 3);
    private static final LocalDate TUESDAY = MONDAY.plusDays(1);
    private static final DailyHours MORNING = hours("09:00", "12:00");
    private static final DailyHours AFTERNOON = hours("13:00", "17:00");

    @Test
    void hoursOfAWeekdayComeBackEveryWeekAndOnNoOtherDay() {
        var availability = weekly(new WeeklyHours(DayOfWeek.MONDAY, MORNING, null));

        assertThat(open(availability, MONDAY, null)).containsExactly("09:00-12:00");
        assertThat(open(availability, MONDAY.plusWeeks(50), null)).containsExactly("09:00-12:00");
        assertThat(open(availability, TUESDAY, null)).isEmpty();
    }

    @Test
    void hoursAtAHospitalAreNotThoseAtAnother() {
        var availability = weekly(
                new WeeklyHours(DayOfWeek.MONDAY, MORNING, HERE),
                new WeeklyHours(DayOfWeek.MONDAY, AFTERNOON, THERE),
                new WeeklyHours(DayOfWeek.TUESDAY, MORNING, null));

        assertThat(open(availability, MONDAY, HERE)).containsExactly("09:00-12:00");
        assertThat(open(availability, MONDAY, THERE)).containsExactly("13:00-17:00");
        assertThat(open(availability, MONDAY, HospitalId.next())).isEmpty();
        assertThat(open(availability, MONDAY, null)).containsExactly("09:00-12:00", "13:00-17:00");
        assertThat(open(availability, TUESDAY, HERE)).containsExactly("09:00-12:00");
    }

    @Test
    void theShiftAppliesToEveryDayUntilWeeklyHoursAreLaidDown() {
        var shift = Optional.of(new Shift(LocalTime.of(8, 0), LocalTime.of(10, 0), ZoneOffset.UTC));
        var nothing = new Availability(Schedule.EMPTY, shift, ZoneOffset.UTC);
        var mondays = new Availability(
                new Schedule(List.of(new WeeklyHours(DayOfWeek.MONDAY, MORNING, null)), List.of()),
                shift,
                ZoneOffset.UTC);

        assertThat(open(nothing, TUESDAY, HERE)).containsExactly("08:00-10:00");
        assertThat(open(mondays, MONDAY, HERE)).containsExactly("09:00-12:00");
        assertThat(open(mondays, TUESDAY, HERE)).isEmpty();
    }

    @Test
    void withoutHoursAndShiftEveryDayIsOpen() {
        var always = new Availability(Schedule.EMPTY, Optional.empty(), ZoneOffset.UTC);

        assertThat(open(always, MONDAY, null)).containsExactly("00:00-00:00");
        assertThat(always.covers(at("2030-06-03T22:00:00Z"), at("2030-06-04T06:00:00Z"), HERE))
                .isTrue();
    }

    @Test
    void aDateThatIsClosedIsClosedEverywhere() {
        var schedule = new Schedule(
                List.of(
                        new WeeklyHours(DayOfWeek.MONDAY, MORNING, HERE),
                        new WeeklyHours(DayOfWeek.MONDAY, AFTERNOON, null)),
                List.of(new DateException(MONDAY, List.of(), null), new DateException(MONDAY, List.of(MORNING), HERE)));
        var availability = new Availability(schedule, Optional.empty(), ZoneOffset.UTC);

        assertThat(open(availability, MONDAY, HERE)).isEmpty();
        assertThat(open(availability, MONDAY, null)).isEmpty();
        assertThat(open(availability, MONDAY.plusWeeks(1), HERE)).containsExactly("09:00-12:00", "13:00-17:00");
    }

    @Test
    void aDateCanBeUnlikeOthersAtOneHospitalOnly() {
        var schedule = new Schedule(
                List.of(
                        new WeeklyHours(DayOfWeek.MONDAY, MORNING, HERE),
                        new WeeklyHours(DayOfWeek.MONDAY, AFTERNOON, THERE)),
                List.of(new DateException(MONDAY, List.of(hours("07:00", "08:00")), HERE)));
        var availability = new Availability(schedule, Optional.empty(), ZoneOffset.UTC);

        assertThat(open(availability, MONDAY, HERE)).containsExactly("07:00-08:00");
        assertThat(open(availability, MONDAY, THERE)).containsExactly("13:00-17:00");
        assertThat(open(availability, MONDAY, null)).containsExactly("07:00-08:00", "13:00-17:00");
    }

    @Test
    void aDateCanBeUnlikeTheShiftToo() {
        var shift = Optional.of(new Shift(LocalTime.of(22, 0), LocalTime.of(6, 0), ZoneOffset.UTC));
        var schedule = new Schedule(List.of(), List.of(new DateException(TUESDAY, List.of(), null)));
        var nights = new Availability(schedule, shift, ZoneOffset.UTC);

        // the night that began on Monday ends on Tuesday all the same
        assertThat(nights.covers(at("2030-06-04T05:00:00Z"), at("2030-06-04T06:00:00Z"), null))
                .isTrue();
        assertThat(nights.covers(at("2030-06-04T22:00:00Z"), at("2030-06-04T23:00:00Z"), null))
                .isFalse();
        assertThat(nights.covers(at("2030-06-05T22:00:00Z"), at("2030-06-05T23:00:00Z"), null))
                .isTrue();
    }

    @Test
    void hoursThatTouchAreOneStretchOfWork() {
        var availability = weekly(
                new WeeklyHours(DayOfWeek.MONDAY, MORNING, null),
                new WeeklyHours(DayOfWeek.MONDAY, hours("12:00", "14:00"), null),
                new WeeklyHours(DayOfWeek.MONDAY, hours("14:05", "16:00"), null));

        assertThat(availability.covers(at("2030-06-03T11:30:00Z"), at("2030-06-03T13:00:00Z"), null))
                .isTrue();
        assertThat(availability.covers(at("2030-06-03T13:30:00Z"), at("2030-06-03T14:30:00Z"), null))
                .isFalse();
    }

    @Test
    void whatIsSaidTwiceOrTooOftenIsRefused() {
        var hours = new WeeklyHours(DayOfWeek.MONDAY, MORNING, HERE);
        var closed = new DateException(MONDAY, List.of(), null);

        assertThat(fieldsRefusedBy(() -> new Schedule(List.of(hours, hours), List.of())))
                .containsExactly("weekly");
        assertThat(fieldsRefusedBy(() ->
                        new Schedule(List.of(), List.of(closed, new DateException(MONDAY, List.of(MORNING), null)))))
                .containsExactly("exceptions");
        assertThat(fieldsRefusedBy(() ->
                        new Schedule(List.of(), List.of(new DateException(MONDAY, List.of(MORNING, MORNING), null)))))
                .containsExactly("exceptions");
        assertThat(fieldsRefusedBy(() -> new Schedule(
                        List.of(), List.of(new DateException(LocalDate.of(1899, 12, 31), List.of(), null)))))
                .containsExactly("exceptions");
        assertThat(fieldsRefusedBy(() -> new Schedule(
                        IntStream.range(0, 101)
                                .mapToObj(minute -> new WeeklyHours(
                                        DayOfWeek.MONDAY,
                                        new DailyHours(LocalTime.of(minute / 60, minute % 60), LocalTime.NOON),
                                        null))
                                .toList(),
                        List.of())))
                .containsExactly("weekly");
        assertThat(fieldsRefusedBy(() -> new Schedule(
                        List.of(),
                        Stream.iterate(MONDAY, day -> day.plusDays(1))
                                .map(day -> new DateException(day, List.of(), null))
                                .limit(401)
                                .toList())))
                .containsExactly("exceptions");
    }

    @Test
    void theHospitalsItNamesAreKnown() {
        var schedule = new Schedule(
                List.of(
                        new WeeklyHours(DayOfWeek.MONDAY, MORNING, HERE),
                        new WeeklyHours(DayOfWeek.MONDAY, AFTERNOON, null)),
                List.of(new DateException(MONDAY, List.of(), THERE)));

        assertThat(schedule.hospitals()).containsExactlyInAnyOrder(HERE, THERE);
        assertThat(Schedule.EMPTY.hospitals()).isEmpty();
    }

    private static Availability weekly(WeeklyHours... hours) {
        return new Availability(new Schedule(List.of(hours), List.of()), Optional.empty(), ZoneId.of("UTC"));
    }

    private static List<String> open(Availability availability, LocalDate date, @Nullable HospitalId place) {
        var midnight = date.atStartOfDay(ZoneOffset.UTC).toInstant();
        return availability
                .openings(
                        place,
                        midnight,
                        date.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant())
                .stream()
                .map(opening -> LocalTime.ofInstant(opening.opens(), ZoneOffset.UTC) + "-"
                        + LocalTime.ofInstant(opening.closes(), ZoneOffset.UTC))
                .toList();
    }

    private static DailyHours hours(String start, String end) {
        return new DailyHours(LocalTime.parse(start), LocalTime.parse(end));
    }

    private static Instant at(String time) {
        return Instant.parse(time);
    }
}
