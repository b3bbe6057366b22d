package dev.doctorpatient.websocket.shared;

import dev.doctorpatient.domain.shared.NotAllowed;
import dev.doctorpatient.domain.shared.NotFound;
import io.quarkus.websockets.next.CloseReason;

/** Why the service closes a socket. The codes are part of the API. */
public final class CloseReasons {
    /** What the socket was opened for is no longer the actor's to see. */
    public static final CloseReason NO_LONGER_ALLOWED = new CloseReason(4403, "Access has ended");

    /** The service cannot go on with it, or the client does not read; a new socket catches up. */
    public static final CloseReason TRY_AGAIN = new CloseReason(1013, "Try again; reconnect with after_seq");

    /** The token expired, or its session ended. */
    static final CloseReason SIGNED_OUT = new CloseReason(4401, "The session is over");

    /** The service ends; it, or another one, is back soon. */
    static final CloseReason GOING_AWAY = new CloseReason(1001, "The service ends; reconnect with after_seq");

    /** Nothing was heard from the client for too long. */
    static final CloseReason SILENT = new CloseReason(1013, "No sign of life; reconnect with after_seq");

    /** The user has more sockets than allowed, or goes on although told to wait. */
    static final CloseReason TOO_MANY = new CloseReason(4429, "Too many; please wait");

    /** A frame was larger than the protocol allows. */
    static final CloseReason TOO_LARGE = new CloseReason(1009, "A frame has at most 1 MiB");

    private CloseReasons() {}

    /** Why a socket closes on which a failure left nothing to do. */
    public static CloseReason of(Throwable failure) {
        return switch (Refusals.of(failure)) {
            case NotFound _, NotAllowed _ -> NO_LONGER_ALLOWED;
            default -> TRY_AGAIN;
        };
    }
}
