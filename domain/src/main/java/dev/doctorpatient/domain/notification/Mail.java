package dev.doctorpatient.domain.notification;

import dev.doctorpatient.domain.identity.UserId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A notification on its way by e-mail. Whoever tries to send it claims it before; nobody else tries until the claim is over.
 *
 * @param notification what it tells of; there is no second mail of it
 * @param remindsOf the start of the appointment that it is a reminder of; null if it is none
 * @param attempts how often somebody has claimed it
 * @param due when it may be claimed
 * @param failedAt when it was given up; null while it was not
 */
public record Mail(
        NotificationId notification,
        UserId recipient,
        String subject,
        String text,
        @Nullable Instant remindsOf,
        Instant createdAt,
        int attempts,
        Instant due,
        @Nullable Instant failedAt) {
    /** Much longer than an attempt can take. */
    private static final Duration CLAIM = Duration.ofMinutes(1);

    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(30);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final int MOST_DOUBLINGS = 7;
    private static final Duration WORTH_SENDING = Duration.ofHours(24);

    /** A new one that may be sent at once. */
    public static Mail create(Notification notification, String text, @Nullable Instant remindsOf) {
        var now = notification.createdAt();
        return new Mail(
                notification.id(), notification.recipient(), notification.title(), text, remindsOf, now, 0, now, null);
    }

    /** Whether somebody may claim it. */
    public boolean isDue(Instant now) {
        return failedAt == null && !due.isAfter(now);
    }

    /** Whether it is too old to be sent: what it tells has long been found otherwise. */
    public boolean isOutdated(Instant now) {
        return now.isAfter(createdAt.plus(WORTH_SENDING));
    }

    /** The mail in the hands of somebody who tries to send it. If they are never heard of again, others may try. */
    public Mail claimed(Instant now) {
        return with(attempts + 1, now.plus(CLAIM), failedAt);
    }

    /** The mail after an attempt that failed: it waits, every time twice as long, or is given up. */
    public Mail postponed(Instant now) {
        var wait = SHORTEST_WAIT.multipliedBy(1L << Math.clamp(attempts - 1L, 0, MOST_DOUBLINGS));
        var next = now.plus(wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT);
        return isOutdated(next) ? givenUp(now) : with(attempts, next, null);
    }

    /** The mail that nobody will try to send again. */
    public Mail givenUp(Instant now) {
        return with(attempts, due, now);
    }

    private Mail with(int newAttempts, Instant newDue, @Nullable Instant newFailedAt) {
        return new Mail(notification, recipient, subject, text, remindsOf, createdAt, newAttempts, newDue, newFailedAt);
    }
}
