package dev.doctorpatient.bootstrap.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.doctorpatient.bootstrap.configuration.TestSettings;
import dev.doctorpatient.domain.identity.ClientAddress;
import dev.doctorpatient.domain.identity.EmailAddress;
import dev.doctorpatient.domain.shared.TooManyRequests;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class InMemoryLoginThrottleTest {
    private static final EmailAddress ACCOUNT = new EmailAddress("meera@lake.example");
    private static final EmailAddress OTHER_ACCOUNT = new EmailAddress("arjun@home.example");
    private static final ClientAddress HOME = ClientAddress.fromString("203.0.113.7");
    private static final ClientAddress NEIGHBOUR = ClientAddress.fromString("203.0.113.8");
    private static final ClientAddress ELSEWHERE = ClientAddress.fromString("198.51.100.7");

    private final MovingClock clock = new MovingClock();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final InMemoryLoginThrottle throttle = throttle("RATE_LIMIT_FAILED_LOGIN_PER_MINUTE", "1000");

    private InMemoryLoginThrottle throttle(String... settings) {
        return new InMemoryLoginThrottle(new Limits(TestSettings.of(settings), clock, metrics), clock);
    }

    @Test
    void fiveFailuresAreFreeAndThenTheWaitGrows() {
        fail(5, ACCOUNT, HOME);

        for (var seconds : List.of(1, 2, 4, 8, 16, 32, 60, 60)) {
            assertThat(waitFor(ACCOUNT, HOME)).isEqualTo(Duration.ofSeconds(seconds));
            clock.advance(Duration.ofSeconds(seconds));
            fail(1, ACCOUNT, HOME);
        }
    }

    @Test
    void nothingIsAttemptedDuringTheWaitNotEvenWithTheRightPassword() {
        fail(5, ACCOUNT, HOME);
        var compared = new AtomicInteger();

        assertThatExceptionOfType(TooManyRequests.class)
                .isThrownBy(() -> throttle.attempt(ACCOUNT, HOME, () -> Optional.of(compared.incrementAndGet())));

        assertThat(compared).hasValue(0);
        assertThat(metrics.counter("rate.limit.refusals", "limit", "login_delay")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void aSuccessForgetsTheFailures() {
        fail(4, ACCOUNT, HOME);
        succeed(ACCOUNT, HOME);

        fail(5, ACCOUNT, HOME);

        assertThat(waitFor(ACCOUNT, HOME)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void theWaitIsForOneAccountInOneNetwork() {
        fail(5, ACCOUNT, HOME);

        assertThat(waitFor(ACCOUNT, NEIGHBOUR)).isEqualTo(Duration.ofSeconds(1));
        succeed(ACCOUNT, ELSEWHERE);
        succeed(OTHER_ACCOUNT, HOME);
        assertThat(waitFor(ACCOUNT, HOME)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void failuresAreForgottenAfterADay() {
        fail(5, ACCOUNT, HOME);
        clock.advance(Duration.ofHours(25));

        fail(5, ACCOUNT, HOME);
    }

    @Test
    void whatThrowsIsNeitherAFailureNorASuccess() {
        for (var i = 0; i < 10; i++) {
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> throttle.attempt(ACCOUNT, HOME, () -> {
                        throw new IllegalStateException("the hashing is busy");
                    }));
        }

        fail(5, ACCOUNT, HOME);
    }

    @Test
    void anAddressThatGuessesAtManyAccountsIsSlowedDown() {
        var strict = throttle("RATE_LIMIT_FAILED_LOGIN_PER_MINUTE", "20");
        for (var account = 0; account < 40; account++) {
            assertThat(strict.attempt(account(account), HOME, Optional::empty)).isEmpty();
        }

        assertThatExceptionOfType(TooManyRequests.class)
                .isThrownBy(() -> strict.attempt(OTHER_ACCOUNT, HOME, Optional::empty))
                .satisfies(refused -> assertThat(refused.retryAfter()).isEqualTo(Duration.ofSeconds(3)));
        assertThat(strict.attempt(OTHER_ACCOUNT, NEIGHBOUR, () -> Optional.of(1)))
                .contains(1);
        clock.advance(Duration.ofSeconds(3));
        assertThat(strict.attempt(OTHER_ACCOUNT, HOME, () -> Optional.of(1))).contains(1);
        assertThat(strict.attempt(ACCOUNT, HOME, () -> Optional.of(1)))
                .as("a success costs nothing")
                .contains(1);
    }

    @Test
    void anAccountThatIsGuessedAtFromEverywhereIsSlowedDownAndNoOther() {
        for (var network = 0; network < 100; network++) {
            fail(1, ACCOUNT, ClientAddress.fromString("198.18." + network + ".1"));
        }

        assertThat(waitFor(ACCOUNT, HOME)).isPositive();
        succeed(OTHER_ACCOUNT, HOME);
        clock.advance(Duration.ofMinutes(15));
        succeed(ACCOUNT, HOME);
    }

    @Test
    void manyGuessesAtOnceGainNothing() throws InterruptedException, ExecutionException {
        var compared = new AtomicInteger();
        var outcomes = atOnce(
                50,
                () -> throttle.attempt(ACCOUNT, HOME, () -> {
                    compared.incrementAndGet();
                    return Optional.empty();
                }));

        assertThat(compared).hasValue(5);
        assertThat(Collections.frequency(outcomes, "refused")).isEqualTo(45);
    }

    @Test
    void whoSignsInOnManyDevicesAtOnceIsLetInOnAll() throws InterruptedException, ExecutionException {
        var outcomes = atOnce(50, () -> throttle.attempt(ACCOUNT, HOME, () -> Optional.of("in")));

        assertThat(outcomes).containsOnly("in").hasSize(50);
    }

    @Test
    void attemptsBeyondTheFreeOnesWaitForThoseUnderWay() throws InterruptedException, ExecutionException {
        var begun = new CountDownLatch(5);
        var answer = new CountDownLatch(1);
        Supplier<Optional<String>> slow = () -> {
            begun.countDown();
            awaits(answer);
            return Optional.of("in");
        };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var five = Stream.generate(() -> threads.submit(() -> throttle.attempt(ACCOUNT, HOME, slow)))
                    .limit(5)
                    .toList();
            awaits(begun);
            var sixth = threads.submit(() -> throttle.attempt(ACCOUNT, HOME, () -> Optional.of("in as well")));

            answer.countDown();

            assertThat(sixth.get()).contains("in as well");
            for (var one : five) {
                assertThat(one.get()).contains("in");
            }
        }
    }

    @Test
    void switchedOffItLetsEverythingThrough() {
        var off = throttle("RATE_LIMIT", "false");

        for (var i = 0; i < 500; i++) {
            assertThat(off.attempt(ACCOUNT, HOME, Optional::empty)).isEmpty();
        }
    }

    private void fail(int times, EmailAddress account, ClientAddress from) {
        for (var i = 0; i < times; i++) {
            assertThat(throttle.attempt(account, from, Optional::empty)).isEmpty();
        }
    }

    private void succeed(EmailAddress account, ClientAddress from) {
        assertThat(throttle.attempt(account, from, () -> Optional.of("in"))).contains("in");
    }

    private Duration waitFor(EmailAddress account, ClientAddress from) {
        try {
            var unused = throttle.attempt(account, from, () -> Optional.of("in"));
            return Duration.ZERO;
        } catch (TooManyRequests refused) {
            return refused.retryAfter();
        }
    }

    private static EmailAddress account(int number) {
        return new EmailAddress("account-" + number + "@home.example");
    }

    private static List<String> atOnce(int number, Callable<Optional<String>> attempt)
            throws InterruptedException, ExecutionException {
        Callable<String> outcome = () -> {
            try {
                return attempt.call().orElse("failed");
            } catch (TooManyRequests _) {
                return "refused";
            }
        };
        var outcomes = new ArrayList<String>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<String> each : threads.invokeAll(Collections.nCopies(number, outcome))) {
                outcomes.add(each.get());
            }
        }
        return outcomes;
    }

    private static void awaits(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
