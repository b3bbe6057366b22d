package dev.doctorpatient.application.notification;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.notification.port.Notifications;
import dev.doctorpatient.application.shared.Page;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.application.shared.Transactions;
import dev.doctorpatient.domain.notification.Notification;
import dev.doctorpatient.domain.notification.NotificationId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reading what one was told. */
public final class NotificationInbox {
    private final Notifications notifications;
    private final Transactions transactions;

    /** A use case on its ports. */
    public NotificationInbox(Notifications notifications, Transactions transactions) {
        this.notifications = notifications;
        this.transactions = transactions;
    }

    /**
     * The actor's notifications, newest first.
     *
     * @param read only those that they have seen, or have not; null means both
     */
    public Page<Notification> list(Actor actor, @Nullable Boolean read, PageRequest request) {
        var scope = NotificationAccess.scopeOf(actor);
        return transactions.inTransaction(() -> notifications.page(scope, read, request));
    }

    /** One of the actor's notifications; empty if they have no such, or not any more. */
    public Optional<Notification> find(Actor actor, NotificationId id) {
        var scope = NotificationAccess.scopeOf(actor);
        return transactions.inTransaction(() -> notifications.lock(scope, id));
    }

    /** How many of the actor's notifications they have not seen. */
    public long countUnread(Actor actor) {
        var scope = NotificationAccess.scopeOf(actor);
        return transactions.inTransaction(() -> notifications.countUnread(scope));
    }

    /** The actor has seen a notification. Once more changes nothing. */
    public Notification markRead(Actor actor, NotificationId id) {
        var scope = NotificationAccess.scopeOf(actor);
        return transactions.inTransaction(() -> {
            var notification = NotificationAccess.requireOwn(actor, notifications.lock(scope, id));
            var seen = notification.seen();
            notifications.save(seen);
            return seen;
        });
    }
}
