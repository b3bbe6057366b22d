package dev.doctorpatient.bootstrap.wiring;

import dev.doctorpatient.application.access.port.BreakGlassObserver;
import dev.doctorpatient.application.careteam.port.CareTeams;
import dev.doctorpatient.application.conversation.port.Chats;
import dev.doctorpatient.application.conversation.port.MessageObserver;
import dev.doctorpatient.application.conversation.port.Presence;
import dev.doctorpatient.application.directory.port.Doctors;
import dev.doctorpatient.application.identity.port.Users;
import dev.doctorpatient.application.interview.port.InterviewObserver;
import dev.doctorpatient.application.notification.Announcer;
import dev.doctorpatient.application.notification.MailDelivery;
import dev.doctorpatient.application.notification.NotificationInbox;
import dev.doctorpatient.application.notification.Notifier;
import dev.doctorpatient.application.notification.ReminderPlanner;
import dev.doctorpatient.application.notification.Reminding;
import dev.doctorpatient.application.notification.port.NotificationFeed;
import dev.doctorpatient.application.notification.port.Notifications;
import dev.doctorpatient.application.notification.port.Outbox;
import dev.doctorpatient.application.notification.port.OutboxSignal;
import dev.doctorpatient.application.notification.port.Postman;
import dev.doctorpatient.application.notification.port.Recipients;
import dev.doctorpatient.application.notification.port.Reminders;
import dev.doctorpatient.application.scheduling.port.AppointmentObserver;
import dev.doctorpatient.application.scheduling.port.Appointments;
import dev.doctorpatient.application.shared.Transactions;
import dev.doctorpatient.bootstrap.configuration.Settings;
import dev.doctorpatient.mail.notification.VertxPostman;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
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
    Notifier notifier(
            Notifications notifications,
            NotificationFeed feed,
            Outbox outbox,
            OutboxSignal signal,
            Doctors doctors,
            Settings settings,
            Transactions transactions,
            InstantSource clock) {
        return new Notifier(
                notifications, feed, outbox, signal, doctors, settings.mail().isPresent(), transactions, clock);
    }

    @Produces
    @Singleton
    @Typed({Announcer.class, MessageObserver.class, InterviewObserver.class, BreakGlassObserver.class})
    Announcer announcer(
            Notifier notifier,
            Notifications notifications,
            Recipients recipients,
            CareTeams careTeams,
            Chats chats,
            Presence presence) {
        return new Announcer(notifier, notifications, recipients, careTeams, chats, presence);
    }

    /** Everybody who has to learn what becomes of appointments. */
    @Produces
    @Singleton
    AppointmentObserver appointmentObserver(Announcer announcer, Reminders reminders, InstantSource clock) {
        return announcer.and(new ReminderPlanner(reminders, clock));
    }

    @Produces
    @Singleton
    Reminding reminding(
            Reminders reminders,
            Appointments appointments,
            Recipients recipients,
            Notifier notifier,
            Transactions transactions,
            InstantSource clock) {
        return new Reminding(reminders, appointments, recipients, notifier, transactions, clock);
    }

    /** Asked for only where there is a mail server. */
    @Produces
    @Singleton
    MailDelivery mailDelivery(
            Outbox outbox,
            Users users,
            Notifications notifications,
            Appointments appointments,
            Postman postman,
            Transactions transactions,
            InstantSource clock) {
        return new MailDelivery(outbox, users, notifications, appointments, postman, transactions, clock);
    }

    @Produces
    @Singleton
    Postman postman(Settings settings, Vertx vertx) {
        var mail = settings.mail().orElseThrow();
        return new VertxPostman(vertx, mail.server(), mail.sender());
    }
}
