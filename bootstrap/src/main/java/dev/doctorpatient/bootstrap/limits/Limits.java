package dev.doctorpatient.bootstrap.limits;

import dev.doctorpatient.bootstrap.configuration.Rates;
import dev.doctorpatient.bootstrap.configuration.Settings;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** Makes the limits as they are configured, or none where limiting is switched off. */
@Singleton
public class Limits {
    private final Optional<Rates> rates;
    private final InstantSource clock;
    private final MeterRegistry metrics;

    Limits(Settings settings, InstantSource clock, MeterRegistry metrics) {
        this.rates = settings.rates();
        this.clock = clock;
        this.metrics = metrics;
    }

    /** A limit on what is done in a minute, which lets twice as much through after a quiet time. */
    public Limit perMinute(String name, ToIntFunction<Rates> rate) {
        return rates.<Limit>map(on -> {
                    var each = rate.applyAsInt(on);
                    return new BucketLimit(2L * each, each, Duration.ofMinutes(1), clock, refusals(name));
                })
                .orElse(Limit.NONE);
    }

    /** A limit on what is done in a minute by who does it all the time, which lets no more at once through than comes in two seconds. */
    Limit steady(String name, ToIntFunction<Rates> rate) {
        return rates.<Limit>map(on -> {
                    var each = rate.applyAsInt(on);
                    return new BucketLimit(Math.max(1, each / 30), each, Duration.ofMinutes(1), clock, refusals(name));
                })
                .orElse(Limit.NONE);
    }

    /** A limit on what is done in a day. */
    Limit perDay(String name, int rate) {
        return rates.<Limit>map(_ -> new BucketLimit(rate, rate, Duration.ofDays(1), clock, refusals(name)))
                .orElse(Limit.NONE);
    }

    boolean areOn() {
        return rates.isPresent();
    }

    /** Counts by the name of the limit, and never by who was refused. */
    Counter refusals(String name) {
        return metrics.counter("rate.limit.refusals", "limit", name);
    }
}
