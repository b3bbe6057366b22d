package dev.doctorpatient.application.access.port;

import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.shared.TooManyRequests;

/** How often one user may do what is expensive, on all their devices together. */
public interface RateLimits {
    /** What a user has only so much of, each for itself. */
    enum Quota {
        /** Asking for the ticket of a socket. */
        SOCKET_TICKET,

        /** Anything that may ask a model. */
        AI_REQUEST,

        /** Sending a file. */
        UPLOAD,

        /** Taking a patient's whole record away. */
        EXPORT,

        /** Changing the password, which compares and hashes one. */
        PASSWORD_CHANGE
    }

    /**
     * Counts something that is about to be done.
     *
     * @throws TooManyRequests if the user did it too often lately; it is not to be done, and does not count
     */
    void count(Quota quota, UserId user);
}
