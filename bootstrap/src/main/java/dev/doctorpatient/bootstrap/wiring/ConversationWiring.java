package dev.doctorpatient.bootstrap.wiring;

import dev.doctorpatient.application.access.AuditedTransactions;
import dev.doctorpatient.application.access.port.RateLimits;
import dev.doctorpatient.application.careteam.port.CareTeams;
import dev.doctorpatient.application.conversation.Attendance;
import dev.doctorpatient.application.conversation.ChatLifecycle;
import dev.doctorpatient.application.conversation.ChatRooms;
import dev.doctorpatient.application.conversation.FileSharing;
import dev.doctorpatient.application.conversation.MessageSending;
import dev.doctorpatient.application.conversation.Messaging;
import dev.doctorpatient.application.conversation.port.ChatUploads;
import dev.doctorpatient.application.conversation.port.Chats;
import dev.doctorpatient.application.conversation.port.MessageFeed;
import dev.doctorpatient.application.conversation.port.MessageLog;
import dev.doctorpatient.application.conversation.port.MessageObserver;
import dev.doctorpatient.application.conversation.port.Presence;
import dev.doctorpatient.application.conversation.port.Sightings;
import dev.doctorpatient.application.directory.port.Doctors;
import dev.doctorpatient.application.directory.port.Patients;
import dev.doctorpatient.application.file.DocumentIntake;
import dev.doctorpatient.application.shared.Transactions;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Chats and messages. */
class ConversationWiring {
    @Produces
    @Singleton
    ChatRooms chatRooms(
            Chats chats,
            Doctors doctors,
            Patients patients,
            CareTeams careTeams,
            Presence presence,
            Sightings sightings,
            AuditedTransactions transactions,
            InstantSource clock) {
        return new ChatRooms(chats, doctors, patients, careTeams, presence, sightings, transactions, clock);
    }

    @Produces
    @Singleton
    MessageSending messageSending(
            Chats chats,
            MessageLog log,
            ChatUploads uploads,
            DocumentIntake intake,
            MessageFeed feed,
            CareTeams careTeams,
            MessageObserver observer,
            RateLimits limits,
            AuditedTransactions transactions,
            InstantSource clock) {
        return new MessageSending(chats, log, uploads, intake, feed, careTeams, observer, limits, transactions, clock);
    }

    @Produces
    @Singleton
    Messaging messaging(
            Chats chats,
            MessageLog log,
            MessageFeed feed,
            CareTeams careTeams,
            MessageObserver observer,
            AuditedTransactions transactions,
            InstantSource clock) {
        return new Messaging(chats, log, feed, careTeams, observer, transactions, clock);
    }

    @Produces
    @Singleton
    FileSharing fileSharing(
            Chats chats,
            ChatUploads uploads,
            DocumentIntake intake,
            CareTeams careTeams,
            RateLimits limits,
            AuditedTransactions transactions,
            InstantSource clock) {
        return new FileSharing(chats, uploads, intake, careTeams, limits, transactions, clock);
    }

    @Produces
    @Singleton
    Attendance attendance(Sightings sightings, Transactions transactions) {
        return new Attendance(sightings, transactions);
    }

    @Produces
    @Singleton
    ChatLifecycle chatLifecycle(Chats chats, InstantSource clock) {
        return new ChatLifecycle(chats, clock);
    }
}
