package dev.doctorpatient.bootstrap.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.doctorpatient.domain.shared.TooManyRequests;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.BlockingStrategy;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.Counter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** A bucket of tokens for everybody, which fills evenly. A bucket that nobody took from until it was full again is forgotten. */
final class BucketLimit implements Limit {
    /** So many that who wants to push others out needs as many addresses, and then each has a bucket of its own anyway. */
    static final int MOST_KEYS = 200_000;

    private final Bandwidth bandwidth;
    private final Meter meter;
    private final Counter refusals;
    private final BlockingStrategy waiting;
    private final Cache<HashedKey, Bucket> buckets;

    /** Time as Bucket4j and Caffeine want to have it. */
    record Meter(InstantSource clock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return ChronoUnit.NANOS.between(Instant.EPOCH, clock.instant());
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }

    /**
     * A limit.
     *
     * @param burst how many at once, after a quiet time
     * @param rate how many in a period, for as long as anybody likes
     */
    BucketLimit(long burst, long rate, Duration period, InstantSource clock, Counter refusals) {
        this(burst, rate, period, clock, refusals, BlockingStrategy.PARKING);
    }

    /**
     * A limit.
     *
     * @param waiting how to let time pass
     */
    BucketLimit(
            long burst, long rate, Duration period, InstantSource clock, Counter refusals, BlockingStrategy waiting) {
        this.bandwidth =
                Bandwidth.builder().capacity(burst).refillGreedy(rate, period).build();
        this.meter = new Meter(clock);
        this.refusals = refusals;
        this.waiting = waiting;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MOST_KEYS)
                .expireAfterAccess(period.multipliedBy(burst).dividedBy(rate))
                .ticker(meter::currentTimeNanos)
                .build();
    }

    @Override
    public void take(String key) {
        var probe = bucket(key).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            refusals.increment();
            throw new TooManyRequests(Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }

    @Override
    public void await(String key, Duration longest) {
        var bucket = bucket(key);
        try {
            if (!bucket.asBlocking().tryConsume(1, longest, waiting)) {
                refusals.increment();
                throw new TooManyRequests(
                        Duration.ofNanos(bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill()));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a limit", interrupted);
        }
    }

    @Override
    public void giveBack(String key) {
        bucket(key).addTokens(1);
    }

    private Bucket bucket(String key) {
        return buckets.get(HashedKey.of(key), _ -> Bucket.builder()
                .addLimit(bandwidth)
                .withCustomTimePrecision(meter)
                .build());
    }
}
