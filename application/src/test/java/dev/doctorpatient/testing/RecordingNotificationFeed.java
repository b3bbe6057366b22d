package dev.doctorpatient.testing;

import dev.doctorpatient.application.notification.port.NotificationFeed;
import dev.doctorpatient.domain.notification.Notification;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers which notifications were pushed. */
public final class RecordingNotificationFeed implements NotificationFeed {
    private final List<Notification> published = new CopyOnWriteArrayList<>();
    private final InMemoryDatabase database;

    /** A feed that refuses a push inside a transaction of a database, which might still be rolled back. */
    public RecordingNotificationFeed(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public void publish(Notification notification) {
        database.requireNoTransaction();
        published.add(notification);
    }

    /** Everything pushed so far, oldest first. */
    public List<Notification> published() {
        return List.copyOf(published);
    }
}
