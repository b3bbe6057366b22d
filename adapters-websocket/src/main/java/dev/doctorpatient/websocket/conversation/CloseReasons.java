package dev.doctorpatient.websocket.conversation;

import io.quarkus.websockets.next.CloseReason;

/** Why the service closes a chat socket. */
final class CloseReasons {
    static final CloseReason NO_LONGER_ALLOWED = new CloseReason(4403, "Access to the chat has ended");
    static final CloseReason TRY_AGAIN = new CloseReason(1013, "Try again; reconnect with after_seq");

    private CloseReasons() {}
}
