package dev.doctorpatient.application.scheduling;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.access.AuditedTransactions;
import dev.doctorpatient.application.access.Deed;
import dev.doctorpatient.application.identity.port.TokenSecrets;
import dev.doctorpatient.application.scheduling.port.CalendarFeeds;
import dev.doctorpatient.domain.scheduling.CalendarFeed;
import dev.doctorpatient.domain.shared.NotAllowed;
import dev.doctorpatient.domain.shared.NotFound;
import dev.doctorpatient.domain.shared.ResourceType;
import java.time.InstantSource;

/** Having one's own appointments in a calendar program, by a secret address that can be changed and taken back. */
public final class CalendarSubscription {
    /** A feed and its secret, which is told this once. */
    public record Issued(CalendarFeed feed, String secret) {
        @Override
        public String toString() {
            return "Issued[…]";
        }
    }

    private final CalendarFeeds feeds;
    private final TokenSecrets secrets;
    private final AuditedTransactions transactions;
    private final InstantSource clock;

    /** A use case on its ports. */
    public CalendarSubscription(
            CalendarFeeds feeds, TokenSecrets secrets, AuditedTransactions transactions, InstantSource clock) {
        this.feeds = feeds;
        this.secrets = secrets;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Opens the actor's feed, or gives it another secret; the address that it had is good for nothing any more.
     *
     * @throws NotAllowed if the actor is an administrator, who has no appointments
     */
    public Issued open(Actor actor) {
        var user = SchedulingAccess.requireOwnCalendar(actor);
        var secret = secrets.random();
        var feed = new CalendarFeed(user, secrets.hash(secret), clock.instant());
        transactions.runInTransaction(
                actor, Deed.update(ResourceType.CALENDAR_FEED, user.value()), _ -> feeds.replace(feed));
        return new Issued(feed, secret);
    }

    /**
     * The actor's feed, without its secret.
     *
     * @throws NotAllowed if the actor is an administrator
     * @throws NotFound if there is none
     */
    public CalendarFeed get(Actor actor) {
        var user = SchedulingAccess.requireOwnCalendar(actor);
        return transactions.inTransaction(() -> feeds.find(user)).orElseThrow(() -> new NotFound("calendar feed"));
    }

    /**
     * Closes the actor's feed; one that is closed stays closed.
     *
     * @throws NotAllowed if the actor is an administrator
     */
    public void close(Actor actor) {
        var user = SchedulingAccess.requireOwnCalendar(actor);
        transactions.runInTransaction(
                actor, Deed.delete(ResourceType.CALENDAR_FEED, user.value()), _ -> feeds.remove(user));
    }
}
