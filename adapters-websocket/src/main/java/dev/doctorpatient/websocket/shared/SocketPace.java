package dev.doctorpatient.websocket.shared;

import dev.doctorpatient.domain.identity.UserId;

/** How fast each user may speak, over all their sockets together. */
public interface SocketPace {
    /**
     * Waits until the user may say one more thing.
     *
     * @throws dev.doctorpatient.domain.shared.TooManyRequests at once, if that would take longer than a client should wait for an answer
     */
    void await(UserId user);
}
