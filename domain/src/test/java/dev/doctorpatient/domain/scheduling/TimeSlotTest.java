package dev.doctorpatient.domain.scheduling;

import static dev.doctorpatient.domain.testing.Refusals.fieldsRefusedBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.doctorpatient.domain.testing.Trials;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeSlotTest {
    private static final Instant TEN = Instant.parse("2030-06-03T10:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "0, 30, true", // the same
        "-30, 30, false", // ends when the other starts
        "30, 30, false", // starts when the other ends
        "-29, 30, true",
        "29, 30, true",
        "10, 5, true", // inside
        "-60, 120, true", // around
        "-120, 60, false",
        "90, 60, false"
    })
    void slotsOverlapIfTheyShareAnInstantAndNotIfTheyOnlyTouch(int minutesLater, int minutes, boolean overlaps) {
        var slot = slot(0, 30);
        var other = slot(minutesLater, minutes);

        assertThat(slot.overlaps(other)).isEqualTo(overlaps);
        assertThat(other.overlaps(slot)).isEqualTo(overlaps);
    }

    @Test
    void slotsOverlapExactlyIfAMinuteLiesInBoth() {
        Trials.of(2_000, random -> {
            var one = anySlot(random);
            var other = anySlot(random);

            var shared = one.start();
            while (shared.isBefore(one.end()) && !contains(other, shared)) {
                shared = shared.plus(Duration.ofMinutes(1));
            }

            assertThat(one.overlaps(other)).isEqualTo(shared.isBefore(one.end()));
            assertThat(other.overlaps(one)).isEqualTo(one.overlaps(other));
            assertThat(one.overlaps(one)).isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 6, 30, 479, 480})
    void aSlotLasts5To480Minutes(int minutes) {
        assertThat(slot(0, minutes).end()).isEqualTo(TEN.plus(Duration.ofMinutes(minutes)));
    }

    @ParameterizedTest
    @ValueSource(ints = {-30, 0, 4, 481, 100_000})
    void shorterAndLongerSlotsAreRefused(int minutes) {
        assertThat(fieldsRefusedBy(() -> slot(0, minutes))).containsExactly("duration_minutes");
    }

    @Test
    void theLimitsAreExact() {
        assertThat(fieldsRefusedBy(() -> new TimeSlot(TEN, Duration.ofMinutes(5).minusNanos(1))))
                .containsExactly("duration_minutes");
        assertThat(fieldsRefusedBy(() -> new TimeSlot(TEN, Duration.ofHours(8).plusNanos(1))))
                .containsExactly("duration_minutes");
    }

    @Test
    void aStartThatNoDatabaseHoldsIsRefused() {
        assertThat(fieldsRefusedBy(() -> new TimeSlot(Instant.MAX, Duration.ofMinutes(30))))
                .containsExactly("time_slot");
        assertThat(fieldsRefusedBy(() -> new TimeSlot(Instant.MIN, Duration.ZERO)))
                .containsExactly("time_slot", "duration_minutes");
    }

    @Test
    void aStartIsKeptToTheMicrosecondAsDatabasesDo() {
        var written = new TimeSlot(TEN.plusNanos(1_999), Duration.ofMinutes(30));

        assertThat(written).isEqualTo(new TimeSlot(TEN.plusNanos(1_000), Duration.ofMinutes(30)));
    }

    private static boolean contains(TimeSlot slot, Instant instant) {
        return !instant.isBefore(slot.start()) && instant.isBefore(slot.end());
    }

    private static TimeSlot anySlot(RandomGenerator random) {
        return slot(random.nextInt(60), random.nextInt(5, 60));
    }

    private static TimeSlot slot(int minutesAfterTen, int minutes) {
        return new TimeSlot(TEN.plus(Duration.ofMinutes(minutesAfterTen)), Duration.ofMinutes(minutes));
    }
}
