package dev.doctorpatient.websocket.notification;

import dev.doctorpatient.application.notification.port.NotificationFeed;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.notification.Notification;
import dev.doctorpatient.websocket.shared.Frames;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Everybody who listens for notifications in this process; each hears their own. */
@ApplicationScoped
class SocketNotificationFeed implements NotificationFeed {
    private final Map<UserId, Set<NotificationListener>> listeners = new ConcurrentHashMap<>();
    private final Frames frames;

    SocketNotificationFeed(Frames frames) {
        this.frames = frames;
    }

    void add(NotificationListener listener) {
        listeners.compute(listener.user(), (_, present) -> {
            var set = present == null ? ConcurrentHashMap.<NotificationListener>newKeySet() : present;
            set.add(listener);
            return set;
        });
    }

    void remove(NotificationListener listener) {
        listeners.computeIfPresent(listener.user(), (_, present) -> {
            present.remove(listener);
            return present.isEmpty() ? null : present;
        });
    }

    @Override
    public void publish(Notification notification) {
        var hearing = listeners.getOrDefault(notification.recipient(), Set.of());
        if (!hearing.isEmpty()) {
            var frame = frames.write(ServerFrame.Told.of(notification), ServerFrame.class);
            hearing.forEach(listener -> listener.offer(frame));
        }
    }
}
