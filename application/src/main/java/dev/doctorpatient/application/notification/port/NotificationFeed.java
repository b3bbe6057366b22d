package dev.doctorpatient.application.notification.port;

import dev.doctorpatient.domain.notification.Notification;

/** Pushes notifications to those who listen at this moment. Delivery is best effort: what is stored is the truth. */
public interface NotificationFeed {
    /** Pushes a notification to its recipient, and to nobody else. */
    void publish(Notification notification);
}
