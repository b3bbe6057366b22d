package dev.doctorpatient.domain.scheduling;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.doctorpatient.domain.directory.Shift;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A doctor who has laid down nothing but the shift of their profile. */
class ShiftAvailabilityTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @ParameterizedTest
    @CsvSource({
        "09:00, 09:30, true", // the opening belongs to it
        "16:30, 17:00, true", // and so does a slot that ends with it
        "09:00, 17:00, true",
        "08:59, 09:30, false",
        "16:30, 17:01, false",
        "17:00, 17:30, false",
        "08:30, 09:00, false",
        "08:00, 18:00, false"
    })
    void aShiftOfTheDayCoversWhatLiesWhollyInsideIt(LocalTime from, LocalTime to, boolean covered) {
        var shift = new Shift(LocalTime.of(9, 0), LocalTime.of(17, 0), ZoneOffset.UTC);
        var day = LocalDate.of(2030, 6, 3);

        assertThat(covers(shift, at(day, from, ZoneOffset.UTC), at(day, to, ZoneOffset.UTC)))
                .isEqualTo(covered);
    }

    @ParameterizedTest
    @CsvSource({
        "2030-06-03T22:00, 2030-06-04T06:00, true",
        "2030-06-03T23:45, 2030-06-04T00:15, true",
        "2030-06-03T22:00, 2030-06-03T22:05, true",
        "2030-06-04T00:00, 2030-06-04T00:30, true",
        "2030-06-04T05:30, 2030-06-04T06:00, true",
        "2030-06-03T21:59, 2030-06-03T22:30, false",
        "2030-06-04T05:30, 2030-06-04T06:01, false",
        "2030-06-04T06:00, 2030-06-04T06:30, false",
        "2030-06-04T12:00, 2030-06-04T12:30, false",
        "2030-06-03T22:00, 2030-06-04T22:30, false"
    })
    void aShiftMayCrossMidnight(LocalDateTime from, LocalDateTime to, boolean covered) {
        var night = new Shift(LocalTime.of(22, 0), LocalTime.of(6, 0), ZoneOffset.UTC);

        assertThat(covers(night, from.toInstant(ZoneOffset.UTC), to.toInstant(ZoneOffset.UTC)))
                .isEqualTo(covered);
    }

    @Test
    void aShiftMayEndAtMidnight() {
        var evening = new Shift(LocalTime.of(16, 0), LocalTime.MIDNIGHT, ZoneOffset.UTC);
        var midnight = Instant.parse("2030-06-04T00:00:00Z");

        assertThat(covers(evening, midnight.minus(MINUTE), midnight)).isTrue();
        assertThat(covers(evening, midnight.minus(MINUTE), midnight.plus(MINUTE)))
                .isFalse();
        assertThat(covers(evening, midnight, midnight.plus(MINUTE))).isFalse();
    }

    @Test
    void aShiftMayStartAtMidnight() {
        var early = new Shift(LocalTime.MIDNIGHT, LocalTime.of(8, 0), ZoneOffset.UTC);
        var midnight = Instant.parse("2030-06-04T00:00:00Z");

        assertThat(covers(early, midnight, midnight.plus(MINUTE))).isTrue();
        assertThat(covers(early, midnight.minus(MINUTE), midnight.plus(MINUTE))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"00:00", "09:00", "23:59"})
    void aShiftThatEndsWhenItStartsLastsAllDay(LocalTime time) {
        var always = new Shift(time, time, NEW_YORK);
        var start = Instant.parse("2030-03-10T00:00:00Z");

        for (var hour = 0; hour < 48; hour++) {
            var from = start.plus(Duration.ofHours(hour));

            assertThat(covers(always, from, from.plus(Duration.ofHours(8)))).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Asia/Kolkata, 2030-06-03T03:30:00Z", // +05:30
        "Asia/Kathmandu, 2030-06-03T03:15:00Z", // +05:45
        "Australia/Eucla, 2030-06-03T00:15:00Z", // +08:45
        "Pacific/Chatham, 2030-06-02T20:15:00Z", // +12:45
        "Pacific/Kiritimati, 2030-06-02T19:00:00Z", // +14:00
        "Pacific/Marquesas, 2030-06-03T18:30:00Z", // -09:30
        "America/New_York, 2030-06-03T13:00:00Z",
        "Etc/GMT+12, 2030-06-03T21:00:00Z"
    })
    void nineOClockIsNineOClockWhereTheDoctorIs(ZoneId zone, Instant nineOClock) {
        var shift = new Shift(LocalTime.of(9, 0), LocalTime.of(17, 0), zone);
        var fiveOClock = nineOClock.plus(Duration.ofHours(8));

        assertThat(covers(shift, nineOClock, fiveOClock)).isTrue();
        assertThat(covers(shift, nineOClock.minus(MINUTE), nineOClock.plus(MINUTE)))
                .isFalse();
        assertThat(covers(shift, fiveOClock.minus(MINUTE), fiveOClock.plus(MINUTE)))
                .isFalse();
    }

    @Test
    void aShiftKeepsItsPlaceInTheDayWhenDaylightSavingBegins() {
        var shift = new Shift(LocalTime.of(9, 0), LocalTime.of(17, 0), NEW_YORK);

        assertThat(covers(shift, Instant.parse("2030-03-09T14:00:00Z"), Instant.parse("2030-03-09T22:00:00Z")))
                .isTrue();
        assertThat(covers(shift, Instant.parse("2030-03-10T13:00:00Z"), Instant.parse("2030-03-10T21:00:00Z")))
                .isTrue();
        assertThat(covers(shift, Instant.parse("2030-03-10T21:30:00Z"), Instant.parse("2030-03-10T22:00:00Z")))
                .isFalse();
    }

    @Test
    void aNightIsAnHourShorterWhenTheClockGoesForwardAndLongerWhenItGoesBack() {
        var night = new Shift(LocalTime.of(22, 0), LocalTime.of(6, 0), NEW_YORK);

        var shortNight = Instant.parse("2030-03-10T03:00:00Z");
        assertThat(covers(night, shortNight, shortNight.plus(Duration.ofHours(7))))
                .isTrue();
        assertThat(covers(
                        night, shortNight, shortNight.plus(Duration.ofHours(7)).plus(MINUTE)))
                .isFalse();

        var longNight = Instant.parse("2030-11-03T02:00:00Z");
        assertThat(covers(night, longNight, longNight.plus(Duration.ofHours(9))))
                .isTrue();
        assertThat(covers(night, longNight, longNight.plus(Duration.ofHours(9)).plus(MINUTE)))
                .isFalse();
    }

    @Test
    void aShiftThatStartsAtASkippedTimeStartsWithTheSkip() {
        var shift = new Shift(LocalTime.of(2, 30), LocalTime.of(10, 0), NEW_YORK);
        var skip = Instant.parse("2030-03-10T07:00:00Z"); // the clock goes from 02:00 to 03:00

        assertThat(covers(shift, skip, skip.plus(Duration.ofMinutes(30)))).isTrue();
        assertThat(covers(shift, skip.minus(MINUTE), skip.plus(MINUTE))).isFalse();
    }

    @Test
    void aShiftThatEndsAtASkippedTimeEndsWithTheSkip() {
        var shift = new Shift(LocalTime.of(18, 0), LocalTime.of(2, 30), NEW_YORK);
        var skip = Instant.parse("2030-03-10T07:00:00Z");

        assertThat(covers(shift, skip.minus(Duration.ofMinutes(30)), skip)).isTrue();
        assertThat(covers(shift, skip, skip.plus(Duration.ofMinutes(30)))).isFalse();
    }

    @Test
    void aShiftThatIsSkippedAsAWholeCoversNothing() {
        var shift = new Shift(LocalTime.of(2, 10), LocalTime.of(2, 50), NEW_YORK);
        var skip = Instant.parse("2030-03-10T07:00:00Z");

        assertThat(covers(shift, skip.minus(MINUTE), skip)).isFalse();
        assertThat(covers(shift, skip, skip.plus(MINUTE))).isFalse();
    }

    @Test
    void ofATimeThatTheClockShowsTwiceTheFirstCounts() {
        var firstHalfPastOne = Instant.parse("2030-11-03T05:30:00Z");
        var secondHalfPastOne = Instant.parse("2030-11-03T06:30:00Z");

        var until = new Shift(LocalTime.of(18, 0), LocalTime.of(1, 30), NEW_YORK);
        assertThat(covers(until, firstHalfPastOne.minus(MINUTE), firstHalfPastOne))
                .isTrue();
        assertThat(covers(until, secondHalfPastOne.minus(MINUTE), secondHalfPastOne))
                .isFalse();

        var from = new Shift(LocalTime.of(1, 30), LocalTime.of(9, 0), NEW_YORK);
        assertThat(covers(from, firstHalfPastOne, secondHalfPastOne)).isTrue();
        assertThat(covers(from, firstHalfPastOne.minus(MINUTE), secondHalfPastOne))
                .isFalse();
    }

    /** In 2010 some clocks went back at one past midnight, in 2011 Samoa left out a day, and 2025 is as it is now. */
    @ParameterizedTest
    @ValueSource(ints = {2010, 2011, 2025})
    void aroundEveryChangeOfEveryClockAShiftCoversItselfAndNotAMinuteMore(int year) {
        var shifts = List.of("09:00-17:00", "21:00-07:00", "00:30-02:30", "23:30-00:15", "01:59-03:01", "02:15-23:45");

        var zones = ZoneId.getAvailableZoneIds().stream()
                .map(ZoneId::of)
                .collect(toMap(ZoneId::getRules, identity(), (zone, _) -> zone)) // most names are aliases
                .values();

        for (var zone : zones) {
            transitions(zone, year)
                    .forEach(change -> shifts.forEach(hours -> {
                        var shift = new Shift(
                                LocalTime.parse(hours.substring(0, 5)), LocalTime.parse(hours.substring(6)), zone);
                        var changed = change.getDateTimeBefore().toLocalDate();
                        changed.minusDays(1)
                                .datesUntil(changed.plusDays(2))
                                .forEach(day -> assertCoversItselfAndNoMore(shift, day));
                    }));
        }
    }

    private static void assertCoversItselfAndNoMore(Shift shift, LocalDate day) {
        var opens = opens(shift, day);
        var closes = closes(shift, day);
        if (!opens.isBefore(closes)) {
            return; // the clock skipped the whole shift
        }

        var middle = opens.plus(Duration.between(opens, closes).dividedBy(2));
        assertCovers(shift, opens, closes, true);
        assertCovers(shift, opens, opens.plus(MINUTE), true);
        assertCovers(shift, closes.minus(MINUTE), closes, true);
        assertCovers(shift, middle.minusSeconds(30), middle.plusSeconds(30), true);
        // where a day was left out, one night's shift follows upon the other, and they are one stretch of work
        if (closes(shift, day.minusDays(1)).isBefore(opens)) {
            assertCovers(shift, opens.minus(MINUTE), closes, false);
            assertCovers(shift, opens.minus(MINUTE), opens, false);
        }
        if (opens(shift, day.plusDays(1)).isAfter(closes)) {
            assertCovers(shift, opens, closes.plus(MINUTE), false);
            assertCovers(shift, closes, closes.plus(MINUTE), false);
        }
    }

    private static Instant opens(Shift shift, LocalDate day) {
        return firstShown(day.atTime(shift.start()), shift.zone());
    }

    private static Instant closes(Shift shift, LocalDate day) {
        var lastDay = shift.end().isAfter(shift.start()) ? day : day.plusDays(1);
        return firstShown(lastDay.atTime(shift.end()), shift.zone());
    }

    private static void assertCovers(Shift shift, Instant from, Instant to, boolean covered) {
        assertThat(covers(shift, from, to))
                .as("%s covers %s to %s", shift, from.atZone(shift.zone()), to.atZone(shift.zone()))
                .isEqualTo(covered);
    }

    /** Looks at the clock every minute until it shows the time, or has passed it. */
    private static Instant firstShown(LocalDateTime time, ZoneId zone) {
        var now = time.minusHours(15).toInstant(ZoneOffset.UTC);
        while (LocalDateTime.ofInstant(now, zone).isBefore(time)) {
            now = now.plus(MINUTE);
        }
        return now;
    }

    private static List<ZoneOffsetTransition> transitions(ZoneId zone, int year) {
        var begin = LocalDate.of(year, 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC);
        var end = LocalDate.of(year + 1, 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC);
        var rules = zone.getRules();
        return Stream.iterate(
                        rules.nextTransition(begin),
                        change -> change != null && change.getInstant().isBefore(end),
                        change -> rules.nextTransition(change.getInstant()))
                .toList();
    }

    private static Instant at(LocalDate day, LocalTime time, ZoneId zone) {
        return day.atTime(time).atZone(zone).toInstant();
    }

    private static boolean covers(Shift shift, Instant from, Instant to) {
        return new Availability(Schedule.EMPTY, Optional.of(shift), shift.zone()).covers(from, to, null);
    }
}
