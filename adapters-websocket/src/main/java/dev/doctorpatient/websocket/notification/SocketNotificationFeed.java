package dev.doctorpatient.websocket.notification;

import dev.doctorpatient.application.notification.NotificationInbox;
import dev.doctorpatient.application.notification.port.NotificationFeed;
import dev.doctorpatient.application.shared.OtherNodes;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.notification.Notification;
import dev.doctorpatient.domain.notification.NotificationId;
import dev.doctorpatient.websocket.shared.Frames;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Everybody who listens for notifications in this process; each hears their own. Other nodes are told that there is one. */
@ApplicationScoped
class SocketNotificationFeed implements NotificationFeed {
    private static final String TOPIC = "notifications";

    /** What nodes tell each other of notifications; whoever hears it looks the rest up. */
    record News(UUID recipient, UUID notification) {}

    private final Map<UserId, Set<NotificationListener>> listeners = new ConcurrentHashMap<>();
    private final NotificationInbox inbox;
    private final OtherNodes nodes;
    private final Frames frames;

    SocketNotificationFeed(NotificationInbox inbox, OtherNodes nodes, Frames frames) {
        this.inbox = inbox;
        this.nodes = nodes;
        this.frames = frames;
    }

    void start(@Observes StartupEvent event) {
        nodes.listen(TOPIC, (_, text) -> hear(frames.read(text, News.class)));
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
        var news = new News(notification.recipient().value(), notification.id().value());
        nodes.tell(TOPIC, frames.write(news, News.class));
    }

    private void hear(News news) {
        var id = new NotificationId(news.notification());
        listeners.getOrDefault(new UserId(news.recipient()), Set.of()).forEach(listener -> inbox.find(
                        listener.actor(), id)
                .ifPresent(notification ->
                        listener.offer(frames.write(ServerFrame.Told.of(notification), ServerFrame.class))));
    }
}
