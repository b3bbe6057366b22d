package dev.doctorpatient.domain.scheduling;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.doctorpatient.domain.directory.Shift;
import dev.doctorpatient.domain.testing.Trials;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreeSlotsTest {
    private static final Duration HALF_HOUR = Duration.ofMinutes(30);
    private static final Instant MONDAY = Instant.parse("2030-06-03T00:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2030-06-04T00:00:00Z");
    private static final int ALL = Integer.MAX_VALUE;

    @Test
    void slotsFollowOneAnotherThroughTheShift() {
        assertThat(starts(shift("09:00", "11:00", ZoneOffset.UTC), HALF_HOUR, List.of()))
                .containsExactly("09:00", "09:30", "10:00", "10:30");
        assertThat(starts(shift("09:00", "11:00", ZoneOffset.UTC), Duration.ofMinutes(50), List.of()))
                .containsExactly("09:00", "09:50");
        assertThat(starts(shift("09:00", "09:20", ZoneOffset.UTC), HALF_HOUR, List.of()))
                .isEmpty();
    }

    @Test
    void whatIsTakenIsNotFreeHoweverLittleOfIt() {
        var busy = List.of(
                slot("2030-06-03T09:40:00Z", 5), // in the middle of a slot
                slot("2030-06-03T06:00:00Z", 190), // ends in one
                slot("2030-06-03T10:30:00Z", 30)); // is one

        assertThat(starts(shift("09:00", "12:00", ZoneOffset.UTC), HALF_HOUR, busy))
                .containsExactly("10:00", "11:00", "11:30");
    }

    @Test
    void slotsLieWhollyBetweenTheTwoInstants() {
        var slots = new FreeSlots(shift("09:00", "12:00", ZoneOffset.UTC), null, HALF_HOUR, List.of());
        var from = Instant.parse("2030-06-03T09:10:00Z");
        var to = Instant.parse("2030-06-03T11:20:00Z");

        assertThat(slots.between(from, to, ALL))
                .extracting(free -> free.localStart().toLocalTime().toString())
                .containsExactly("09:30", "10:00", "10:30");
        assertThat(slots.between(from, to, 2)).hasSize(2);
        assertThat(slots.between(to, from, ALL)).isEmpty();
    }

    @Test
    void aNightShiftHasSlotsOnBothSidesOfMidnight() {
        var slots = new FreeSlots(shift("23:00", "01:00", ZoneOffset.UTC), null, HALF_HOUR, List.of());

        assertThat(slots.between(MONDAY, TUESDAY, ALL))
                .extracting(free -> free.slot().start().toString())
                .containsExactly(
                        "2030-06-03T00:00:00Z", "2030-06-03T00:30:00Z", "2030-06-03T23:00:00Z", "2030-06-03T23:30:00Z");
    }

    @Test
    void withoutAnyHoursEveryDayIsFullOfSlots() {
        var always = new Availability(Schedule.EMPTY, Optional.empty(), ZoneOffset.UTC);

        assertThat(starts(always, Duration.ofHours(8), List.of())).containsExactly("00:00", "08:00", "16:00");
        assertThat(starts(always, Duration.ofHours(5), List.of())).containsExactly("00:00", "05:00", "10:00", "15:00");
    }

    @ParameterizedTest
    @CsvSource({
        "Asia/Kolkata, 03:30", // +05:30
        "Asia/Kathmandu, 03:15", // +05:45
        "Australia/Eucla, 00:15", // +08:45
        "Pacific/Marquesas, 18:30" // -09:30
    })
    void nineOClockIsNineOClockWhereTheDoctorIs(ZoneId zone, String utc) {
        var slots = new FreeSlots(shift("09:00", "09:30", zone), null, HALF_HOUR, List.of());

        assertThat(slots.between(MONDAY, TUESDAY, ALL)).singleElement().satisfies(free -> {
            assertThat(free.slot().start()).isEqualTo(Instant.parse("2030-06-03T" + utc + ":00Z"));
            assertThat(free.localStart()).isEqualTo(LocalDateTime.parse("2030-06-03T09:00"));
        });
    }

    @Test
    void whenTheClockGoesForwardTheSkippedTimesHaveNoSlot() {
        var night = shift("00:00", "05:00", ZoneId.of("Europe/Berlin"));
        var from = Instant.parse("2030-03-30T23:00:00Z");

        assertThat(localStarts(night, HALF_HOUR, from, from.plus(Duration.ofHours(6))))
                .containsExactly("00:00", "00:30", "01:00", "01:30", "03:00", "03:30", "04:00", "04:30");
        // what begins before the skip and ends after it would overlap the next by the clock
        assertThat(localStarts(night, Duration.ofMinutes(50), from, from.plus(Duration.ofHours(6))))
                .containsExactly("00:00", "00:50", "01:40", "04:10");
    }

    @Test
    void whenTheClockGoesBackTheRepeatedTimesHaveOneSlotEach() {
        var night = shift("00:00", "05:00", ZoneId.of("Europe/Berlin"));
        var from = Instant.parse("2030-10-26T22:00:00Z");

        assertThat(localStarts(night, HALF_HOUR, from, from.plus(Duration.ofHours(7))))
                .containsExactly(
                        "00:00", "00:30", "01:00", "01:30", "02:00", "02:30", "03:00", "03:30", "04:00", "04:30");
        assertThat(new FreeSlots(night, null, HALF_HOUR, List.of())
                        .between(from, from.plus(Duration.ofHours(7)), ALL)
                        .get(5)
                        .slot()
                        .start())
                .isEqualTo(Instant.parse("2030-10-27T00:30:00Z"));
    }

    @Test
    void overlappingHoursOfSeveralPlacesGiveEachTimeOnce() {
        var schedule = new Schedule(
                List.of(
                        new WeeklyHours(DayOfWeek.MONDAY, hours("09:00", "11:00"), null),
                        new WeeklyHours(DayOfWeek.MONDAY, hours("10:15", "12:00"), null),
                        new WeeklyHours(DayOfWeek.MONDAY, hours("12:00", "12:30"), null)),
                List.of());
        var availability = new Availability(schedule, Optional.empty(), ZoneOffset.UTC);

        assertThat(starts(availability, HALF_HOUR, List.of()))
                .containsExactly("09:00", "09:30", "10:00", "10:30", "11:00", "11:30", "12:00");
    }

    /** Over every clock there is, around every change it ever makes: see the assertions. */
    @Test
    void aroundEveryChangeOfEveryClockSlotsAreWhatTheClockShows() {
        var zones = ZoneId.getAvailableZoneIds().stream()
                .map(ZoneId::of)
                .collect(toMap(ZoneId::getRules, identity(), (zone, _) -> zone)) // most names are aliases
                .values();
        var random = new SplittableRandom(20_301); // the same numbers in every run
        var changes = 0;
        for (var zone : zones) {
            for (var change : transitions(zone)) {
                assertSlotsAround(change, zone, random);
                changes++;
            }
        }
        assertThat(changes).isGreaterThan(20_000);
    }

    private static void assertSlotsAround(ZoneOffsetTransition change, ZoneId zone, RandomGenerator random) {
        var start = LocalTime.of(random.nextInt(24), 15 * random.nextInt(4));
        var end = start.plusMinutes(15L * random.nextInt(1, 96));
        var duration = Duration.ofMinutes(5L * random.nextInt(1, 25));
        var availability = new Availability(Schedule.EMPTY, Optional.of(new Shift(start, end, zone)), zone);
        var from = change.getInstant().minus(Duration.ofHours(30));
        var to = change.getInstant().plus(Duration.ofHours(30));

        var slots = new FreeSlots(availability, null, duration, List.of()).between(from, to, ALL);

        var shown = new HashSet<LocalDateTime>();
        var previousEnd = Instant.MIN;
        for (var free : slots) {
            var local = free.localStart();
            assertThat(shown.add(local)).as("%s has %s once", zone, local).isTrue();
            assertThat(zone.getRules().getValidOffsets(local))
                    .as("%s shows %s", zone, local)
                    .isNotEmpty();
            assertThat(free.slot().start()).isAfterOrEqualTo(previousEnd).isAfterOrEqualTo(from);
            assertThat(free.slot().end()).isBeforeOrEqualTo(to);
            assertThat(availability.covers(free.slot(), null))
                    .as("%s in %s", local, zone)
                    .isTrue();
            assertThat(sinceStart(start, local.toLocalTime()).toMinutes() % duration.toMinutes())
                    .as("%s keeps the steps of the clock in %s", local, zone)
                    .isZero();
            previousEnd = free.slot().end();
        }

        // None is missing: each step of the clock that it shows has a slot, unless that would not fit or overlap
        // another.
        for (var date = from.atZone(zone).toLocalDate().minusDays(1);
                !date.isAfter(to.atZone(zone).toLocalDate());
                date = date.plusDays(1)) {
            var closing = (end.isAfter(start) ? date : date.plusDays(1)).atTime(end);
            for (var local = date.atTime(start); local.isBefore(closing); local = local.plus(duration)) {
                if (shown.contains(local)
                        || zone.getRules().getValidOffsets(local).isEmpty()) {
                    continue;
                }
                var first =
                        local.toInstant(zone.getRules().getValidOffsets(local).getFirst());
                var missing = new TimeSlot(first, duration);
                assertThat(missing.start().isBefore(from)
                                || missing.end().isAfter(to)
                                || missing.end().isAfter(instant(closing, zone))
                                || slots.stream().anyMatch(other -> other.slot().overlaps(missing)))
                        .as("%s is no slot in %s", local, zone)
                        .isTrue();
            }
        }
    }

    private static Instant instant(LocalDateTime local, ZoneId zone) {
        var offsets = zone.getRules().getValidOffsets(local);
        return offsets.isEmpty()
                ? zone.getRules().getTransition(local).getInstant()
                : local.toInstant(offsets.getFirst());
    }

    private static Duration sinceStart(LocalTime start, LocalTime time) {
        var since = Duration.between(start, time);
        return since.isNegative() ? since.plusDays(1) : since;
    }

    /** Judged minute by minute, without the code under test. */
    @Test
    void freeIsWhatIsOpenAndNotTaken() {
        Trials.of(300, random -> {
            var availability = shift("08:00", "18:00", ZoneOffset.UTC);
            var busy = new ArrayList<TimeSlot>();
            for (var each = random.nextInt(12); each > 0; each--) {
                busy.add(new TimeSlot(
                        MONDAY.plus(Duration.ofMinutes(5L * random.nextInt(288))),
                        Duration.ofMinutes(5L * random.nextInt(1, 97))));
            }
            var duration = Duration.ofMinutes(5L * random.nextInt(1, 25));

            var free = new FreeSlots(availability, null, duration, busy)
                    .between(MONDAY, TUESDAY, ALL).stream().map(FreeSlot::slot).toList();

            var expected = Stream.iterate(
                            MONDAY.plus(Duration.ofHours(8)),
                            start -> !start.plus(duration).isAfter(MONDAY.plus(Duration.ofHours(18))),
                            start -> start.plus(duration))
                    .map(start -> new TimeSlot(start, duration))
                    .filter(slot -> minutes(slot).noneMatch(minute -> busy.stream()
                            .anyMatch(other -> !minute.isBefore(other.start()) && minute.isBefore(other.end()))))
                    .toList();
            assertThat(free).containsExactlyElementsOf(expected);
        });
    }

    private static Stream<Instant> minutes(TimeSlot slot) {
        return Stream.iterate(slot.start(), minute -> minute.isBefore(slot.end()), minute -> minute.plusSeconds(60));
    }

    private static List<ZoneOffsetTransition> transitions(ZoneId zone) {
        var rules = zone.getRules();
        var last = Instant.parse("2040-01-01T00:00:00Z");
        return Stream.iterate(
                        rules.nextTransition(Instant.parse("1850-01-01T00:00:00Z")),
                        change -> change != null && change.getInstant().isBefore(last),
                        change -> rules.nextTransition(change.getInstant()))
                .toList();
    }

    private static List<String> starts(Availability availability, Duration duration, List<TimeSlot> busy) {
        return new FreeSlots(availability, null, duration, busy)
                .between(MONDAY, TUESDAY, ALL).stream()
                        .map(free -> free.localStart().toLocalTime().toString())
                        .toList();
    }

    private static List<String> localStarts(Availability availability, Duration duration, Instant from, Instant to) {
        return new FreeSlots(availability, null, duration, List.of())
                .between(from, to, ALL).stream()
                        .map(free -> free.localStart().toLocalTime().toString())
                        .toList();
    }

    private static Availability shift(String start, String end, ZoneId zone) {
        var shift = new Shift(LocalTime.parse(start), LocalTime.parse(end), zone);
        return new Availability(Schedule.EMPTY, Optional.of(shift), zone);
    }

    private static DailyHours hours(String start, String end) {
        return new DailyHours(LocalTime.parse(start), LocalTime.parse(end));
    }

    private static TimeSlot slot(String start, int minutes) {
        return new TimeSlot(Instant.parse(start), Duration.ofMinutes(minutes));
    }
}
