package dev.doctorpatient.bootstrap.limits;

import dev.doctorpatient.application.access.port.RateLimits;
import dev.doctorpatient.bootstrap.configuration.Rates;
import dev.doctorpatient.domain.identity.UserId;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** What each user may do in a minute. */
@Singleton
class UserLimits implements RateLimits {
    private final Map<Quota, Limit> limits;

    UserLimits(Limits limits) {
        this.limits = Arrays.stream(Quota.values())
                .collect(Collectors.toUnmodifiableMap(
                        Function.identity(),
                        quota -> limits.perMinute(quota.name().toLowerCase(Locale.ROOT), rateOf(quota))));
    }

    @Override
    public void count(Quota quota, UserId user) {
        Objects.requireNonNull(limits.get(quota)).take(user.value().toString());
    }

    private static ToIntFunction<Rates> rateOf(Quota quota) {
        return switch (quota) {
            case SOCKET_TICKET -> Rates::tickets;
            case AI_REQUEST -> Rates::aiRequests;
            case UPLOAD -> Rates::uploads;
            case EXPORT -> Rates::exports;
            case PASSWORD_CHANGE -> Rates::failedLogins; // each is a guess at the current one
        };
    }
}
