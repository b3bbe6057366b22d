package dev.doctorpatient.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailedLoginsTest {
    private static final Instant NOW = Instant.parse("2031-05-06T07:08:09Z");

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 0",
        "4, 0",
        "5, 1",
        "6, 2",
        "7, 4",
        "8, 8",
        "9, 16",
        "10, 32",
        "11, 60",
        "12, 60",
        "1000, 60"
    })
    void fiveAreFreeAndThenTheWaitDoublesUpToAMinute(int failures, long seconds) {
        assertThat(failed(failures).waitAt(NOW)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void theWaitEndsByItself() {
        var failed = failed(7);

        assertThat(failed.waitAt(NOW.plusMillis(2_500))).isEqualTo(Duration.ofMillis(1_500));
        assertThat(failed.waitAt(NOW.plusSeconds(4))).isZero();
        assertThat(failed.waitAt(NOW.plusSeconds(400))).isZero();
    }

    @Test
    void theWaitIsCountedFromTheLatestFailure() {
        var failed = failed(5).plusOne(NOW.plusSeconds(30));

        assertThat(failed.waitAt(NOW.plusSeconds(31))).isEqualTo(Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @CsvSource({"0, 0, true", "0, 4, true", "0, 5, false", "3, 1, true", "3, 2, false", "5, 0, true", "5, 1, false"})
    void noMoreBeginAtOnceThanMayFailForFree(int failures, int underWay, boolean allowed) {
        assertThat(failed(failures).allowBeside(underWay)).isEqualTo(allowed);
    }

    private static FailedLogins failed(int times) {
        return IntStream.range(0, times)
                .boxed()
                .reduce(FailedLogins.NONE, (failed, _) -> failed.plusOne(NOW), (one, _) -> one);
    }
}
