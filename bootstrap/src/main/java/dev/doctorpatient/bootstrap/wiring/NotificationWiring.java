package dev.doctorpatient.bootstrap.wiring;

import dev.doctorpatient.application.careteam.port.CareTeams;
import dev.doctorpatient.application.conversation.port.Chats;
import dev.doctorpatient.application.conversation.port.Presence;
import dev.doctorpatient.application.notification.Announcer;
import dev.doctorpatient.application.notification.NotificationInbox;
import dev.doctorpatient.application.notification.port.NotificationFeed;
import dev.doctorpatient.application.notification.port.Notifications;
import dev.doctorpatient.application.notification.port.Recipients;
import dev.doctorpatient.application.shared.Transactions;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Notifications. */
class NotificationWiring {
    @Produces
    @Singleton
    NotificationInbox notificationInbox(Notifications notifications, Transactions transactions) {
        return new NotificationInbox(notifications, transactions);
    }

    @Produces
    @Singleton
    Announcer announcer(
            Notifications notifications,
            Recipients recipients,
            NotificationFeed feed,
            CareTeams careTeams,
            Chats chats,
            Presence presence,
            Transactions transactions,
            InstantSource clock) {
        return new Announcer(notifications, recipients, feed, careTeams, chats, presence, transactions, clock);
    }
}
