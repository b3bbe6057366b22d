package dev.doctorpatient.bootstrap.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.doctorpatient.domain.shared.TooManyRequests;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BucketLimitTest {
    private final MovingClock clock = new MovingClock();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final Limit limit = new BucketLimit(4, 2, Duration.ofMinutes(1), clock, metrics.counter("refusals"));

    @Test
    void aQuietTimeAllowsABurstAndThenTokensComeEvenly() {
        takeAll(4);

        assertThat(refusal().retryAfter()).isEqualTo(Duration.ofSeconds(30));
        clock.advance(Duration.ofSeconds(29));
        assertThat(refusal().retryAfter()).isEqualTo(Duration.ofSeconds(1));
        clock.advance(Duration.ofSeconds(1));
        takeAll(1);
        assertThat(refusal().retryAfter()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void whoIsToldToWaitAndDoesIsLetIn() {
        takeAll(4);
        clock.advance(Duration.ofMillis(12_345));

        clock.advance(refusal().retryAfter());

        takeAll(1);
    }

    @Test
    void noQuietTimeAllowsMoreThanOneBurst() {
        takeAll(4);
        clock.advance(Duration.ofDays(1));

        takeAll(4);

        refusal();
    }

    @Test
    void everybodyIsCountedForThemselves() {
        takeAll(4);

        assertThatCode(() -> limit.take("somebody else")).doesNotThrowAnyException();
    }

    @Test
    void whatIsGivenBackCanBeTakenAgainAndNoMoreThanThat() {
        takeAll(4);
        limit.giveBack("me");
        takeAll(1);
        refusal();

        for (var i = 0; i < 10; i++) {
            limit.giveBack("me");
        }

        takeAll(4);
        refusal();
    }

    @Test
    void onlyWhatCameToNothingIsCounted() {
        for (var i = 0; i < 10; i++) {
            assertThat(limit.countFailure("me", () -> Optional.of("success"))).contains("success");
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> limit.countFailure("me", () -> {
                        throw new IllegalStateException("neither");
                    }));
        }
        for (var i = 0; i < 4; i++) {
            assertThat(limit.countFailure("me", Optional::empty)).isEmpty();
        }

        assertThatExceptionOfType(TooManyRequests.class)
                .isThrownBy(() -> limit.countFailure("me", () -> Optional.of("success")));
    }

    @Test
    void refusalsAreCounted() {
        takeAll(4);

        refusal();
        refusal();

        assertThat(metrics.counter("refusals").count()).isEqualTo(2);
    }

    @Test
    void whoMayWaitIsSlowedDownInsteadOfRefused() {
        var patient = new BucketLimit(
                4,
                2,
                Duration.ofMinutes(1),
                clock,
                metrics.counter("refusals"),
                nanos -> clock.advance(Duration.ofNanos(nanos)));
        var begin = clock.instant();
        for (var i = 0; i < 6; i++) {
            patient.await("me", Duration.ofSeconds(31));
        }

        assertThat(Duration.between(begin, clock.instant())).isEqualTo(Duration.ofMinutes(1));
        assertThat(metrics.counter("refusals").count()).isZero();
    }

    @Test
    void whoWouldHaveToWaitTooLongIsRefusedAtOnceAndThatDoesNotCount() {
        var patient = new BucketLimit(
                4,
                2,
                Duration.ofMinutes(1),
                clock,
                metrics.counter("refusals"),
                nanos -> clock.advance(Duration.ofNanos(nanos)));
        for (var i = 0; i < 4; i++) {
            patient.await("me", Duration.ofSeconds(5));
        }
        var before = clock.instant();

        for (var i = 0; i < 3; i++) {
            var refusal =
                    catchThrowableOfType(TooManyRequests.class, () -> patient.await("me", Duration.ofSeconds(29)));
            assertThat(refusal.retryAfter()).isEqualTo(Duration.ofSeconds(30));
        }

        assertThat(clock.instant()).isEqualTo(before);
        patient.await("me", Duration.ofSeconds(30));
    }

    @Test
    void noLimitLetsEverythingThrough() {
        for (var i = 0; i < 1_000; i++) {
            Limit.NONE.take("me");
            Limit.NONE.await("me", Duration.ZERO);
        }
        Limit.NONE.giveBack("me");
    }

    private void takeAll(int number) {
        for (var i = 0; i < number; i++) {
            limit.take("me");
        }
    }

    private TooManyRequests refusal() {
        var refusal = catchThrowableOfType(TooManyRequests.class, () -> limit.take("me"));
        assertThat(refusal).as("a refusal").isNotNull();
        return refusal;
    }
}
