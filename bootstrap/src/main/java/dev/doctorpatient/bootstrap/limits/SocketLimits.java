package dev.doctorpatient.bootstrap.limits;

import dev.doctorpatient.bootstrap.configuration.Rates;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.websocket.shared.SocketPace;
import jakarta.inject.Singleton;
import java.time.Duration;

/** What each user may say on sockets. */
@Singleton
class SocketLimits implements SocketPace {
    /** Longer than this no client should wait for an answer without knowing why. */
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final Limit frames;

    SocketLimits(Limits limits) {
        this.frames = limits.steady("socket_frame", Rates::socketFrames);
    }

    @Override
    public void await(UserId user) {
        frames.await(user.value().toString(), LONGEST);
    }
}
