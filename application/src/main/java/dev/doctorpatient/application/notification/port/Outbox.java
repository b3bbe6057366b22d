package dev.doctorpatient.application.notification.port;

import dev.doctorpatient.domain.notification.Mail;
import dev.doctorpatient.domain.notification.NotificationId;
import java.time.Instant;
import java.util.Optional;

/**
 * The mails that are still to be sent, and those that were given up. A mail is put in with what it tells of, so that neither is there
 * without the other, and goes together with its notification and its recipient.
 */
public interface Outbox {
    /** Stores a new mail, whose notification the same transaction stored. */
    void add(Mail mail);

    /**
     * The mail that has been due for longest. Until the transaction ends, whoever asks in this way waits and then sees what became of
     * it; so no two get the same mail if each claims the one that it gets.
     */
    Optional<Mail> lockNextDue(Instant now);

    /** The mail of a notification, if it is still there; locked in the same way. */
    Optional<Mail> lock(NotificationId notification);

    /** Stores what became of a mail, which is locked by the same transaction. */
    void save(Mail mail);

    /** Removes a mail that nobody has to send any more; one that is gone stays gone. */
    void remove(NotificationId notification);
}
