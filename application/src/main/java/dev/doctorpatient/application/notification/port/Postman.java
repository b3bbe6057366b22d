package dev.doctorpatient.application.notification.port;

import dev.doctorpatient.domain.identity.EmailAddress;
import dev.doctorpatient.domain.notification.Mail;

/** Hands mails over to a mail server. */
public interface Postman {
    /** What became of an attempt. */
    enum Outcome {
        /** The server has taken the mail over. */
        ACCEPTED,
        /** The server will never take this mail. */
        REFUSED,
        /** The server does not take this mail at this moment. */
        DEFERRED,
        /** The server takes no mail at all, or it cannot be known whether it took this one. */
        UNREACHABLE
    }

    /**
     * Tries to hand a mail over, for half a minute at most, and never fails in another way than it says. A mail that is handed over
     * twice has the same {@code Message-ID} both times.
     */
    Outcome deliver(Mail mail, EmailAddress address);
}
