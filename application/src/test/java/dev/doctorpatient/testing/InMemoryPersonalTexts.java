package dev.doctorpatient.testing;

import dev.doctorpatient.application.offboarding.port.PersonalTexts;
import dev.doctorpatient.domain.casehistory.CaseHistory;
import dev.doctorpatient.domain.casehistory.CaseSummary;
import dev.doctorpatient.domain.conversation.Chat;
import dev.doctorpatient.domain.conversation.Message;
import dev.doctorpatient.domain.conversation.MessageContent;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.file.DocumentId;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.interview.AiSession;
import dev.doctorpatient.domain.interview.Consultation;
import dev.doctorpatient.domain.interview.Interview;
import dev.doctorpatient.domain.interview.InterviewSummary;
import dev.doctorpatient.domain.interview.Origin;
import dev.doctorpatient.domain.interview.Reply;
import dev.doctorpatient.domain.interview.Transcript;
import dev.doctorpatient.domain.interview.Turn;
import dev.doctorpatient.domain.notification.Notification;
import dev.doctorpatient.domain.scheduling.Appointment;
import dev.doctorpatient.domain.scheduling.AppointmentRevision;
import dev.doctorpatient.domain.scheduling.Cancellation;
import dev.doctorpatient.domain.shared.Erased;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was said about patients, in memory. */
public final class InMemoryPersonalTexts implements PersonalTexts {
    private final InMemoryDatabase database;

    /** The texts of a database. */
    public InMemoryPersonalTexts(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public Set<DocumentId> eraseAbout(PatientId patient, Instant now) {
        eraseChats(patient);
        List.copyOf(database.interviews.all()).stream()
                .filter(session -> session.opening().patient().equals(patient))
                .forEach(
                        session -> database.interviews.replace(session.opening().id(), erased(session, now)));
        List.copyOf(database.caseHistories.all()).stream()
                .filter(entry -> entry.patient().equals(patient))
                .forEach(entry -> database.caseHistories.replace(entry.id(), erased(entry)));
        eraseAppointments(patient);
        eraseNotifications(patient);
        return removedFiles(patient);
    }

    @Override
    public void eraseOf(UserId account) {
        database.mails.removeIf(mail -> mail.recipient().equals(account));
        database.notifications.removeIf(notification -> notification.recipient().equals(account));
        database.calendarFeeds.removeIf(feed -> feed.user().equals(account));
        List.copyOf(database.idempotencyKeys.rows().keySet()).stream()
                .filter(scope -> scope.user().equals(account))
                .forEach(database.idempotencyKeys::remove);
    }

    private void eraseChats(PatientId patient) {
        var chats = database.chats.all().stream()
                .filter(chat -> chat.patient().equals(patient))
                .map(Chat::id)
                .toList();
        List.copyOf(database.messages.all()).stream()
                .filter(message -> chats.contains(message.chat()))
                .forEach(message -> database.messages.replace(message.id(), erased(message)));
    }

    private static Message erased(Message message) {
        return new Message(
                message.id(),
                message.chat(),
                message.seq(),
                message.sender(),
                message.sentBy(),
                MessageContent.Text.of(Erased.TEXT),
                null,
                message.sentAt());
    }

    private static CaseHistory erased(CaseHistory entry) {
        return new CaseHistory(
                entry.id(),
                entry.patient(),
                new CaseSummary(Erased.TEXT),
                entry.interview(),
                entry.amends(),
                entry.createdBy(),
                entry.createdAt(),
                entry.updatedAt());
    }

    private static AiSession erased(AiSession session, Instant now) {
        var opening = session.opening();
        var transcript = erased(session.transcript());
        return switch (session) {
            case Interview.AwaitingAnswer _, Interview.AwaitingReply _ ->
                new Interview.Abandoned(opening, transcript, null, now);
            case Interview.Completed over ->
                new Interview.Completed(opening, transcript, erased(over.summary()), over.endedAt());
            case Interview.Abandoned over ->
                new Interview.Abandoned(
                        opening, transcript, over.summary() == null ? null : erased(over.summary()), over.endedAt());
            case Consultation.Ended over ->
                new Consultation.Ended(opening, transcript, over.sources(), over.endedAt(), over.abandoned());
            case Consultation open -> new Consultation.Ended(opening, transcript, open.sources(), now, true);
        };
    }

    private static InterviewSummary erased(InterviewSummary summary) {
        return new InterviewSummary(
                summary.versions().stream()
                        .map(version -> new InterviewSummary.Version(Erased.TEXT, version.correctedBy(), version.at()))
                        .toList(),
                summary.confirmation());
    }

    private static Transcript erased(Transcript transcript) {
        return new Transcript(
                transcript.round(),
                transcript.turns().stream()
                        .map(turn -> new Turn(
                                turn.id(),
                                turn.round(),
                                turn.message() == null ? null : Erased.TEXT,
                                erased(turn.reply()),
                                null,
                                erased(turn.origin()),
                                turn.at()))
                        .toList());
    }

    private static Reply erased(Reply reply) {
        return switch (reply) {
            case Reply.Question question -> new Reply.Question(question.number(), question.total(), Erased.TEXT);
            case Reply.Summary _ -> new Reply.Summary(Erased.TEXT);
            case Reply.Answer _ -> new Reply.Answer(Erased.TEXT);
            case Reply.Notice _ -> new Reply.Notice(Erased.TEXT);
        };
    }

    private static @Nullable Origin erased(@Nullable Origin origin) {
        return origin == null
                ? null
                : new Origin(origin.provider(), origin.model(), origin.latency(), origin.fellBack(), null);
    }

    private void eraseAppointments(PatientId patient) {
        List.copyOf(database.appointments.all()).stream()
                .filter(appointment -> appointment.patient().equals(patient))
                .forEach(appointment -> database.appointments.replace(appointment.id(), erased(appointment)));
        database.appointmentRevisions.rows().forEach((id, revision) -> {
            if (revision.state().patient().equals(patient)) {
                database.appointmentRevisions.replace(
                        id, new AppointmentRevision(erased(revision.state()), revision.change(), revision.by()));
            }
        });
    }

    private static Appointment erased(Appointment appointment) {
        return new Appointment(
                appointment.id(),
                appointment.doctor(),
                appointment.patient(),
                appointment.hospital(),
                appointment.slot(),
                appointment.type(),
                null,
                appointment.status(),
                erased(appointment.cancellation()),
                appointment.revision(),
                appointment.createdAt(),
                appointment.updatedAt());
    }

    private static @Nullable Cancellation erased(@Nullable Cancellation cancellation) {
        return cancellation == null || cancellation.reason() == null
                ? cancellation
                : new Cancellation(cancellation.by(), Erased.TEXT);
    }

    private void eraseNotifications(PatientId patient) {
        var about = database.notifications.all().stream()
                .filter(notification -> patient.equals(notification.patient()))
                .toList();
        about.forEach(notification -> {
            var unused = database.mails.remove(notification.id());
            database.notifications.replace(notification.id(), erased(notification));
        });
    }

    private static Notification erased(Notification notification) {
        return new Notification(
                notification.id(),
                notification.recipient(),
                notification.kind(),
                notification.title(),
                notification.details() == null ? null : Erased.TEXT,
                notification.resource(),
                notification.patient(),
                notification.read(),
                notification.createdAt());
    }

    private Set<DocumentId> removedFiles(PatientId patient) {
        var files = new HashSet<DocumentId>();
        database.documents.all().stream()
                .filter(document -> document.patient().equals(patient))
                .forEach(document -> files.add(document.id()));
        database.chatUploads.all().stream()
                .filter(upload -> database.chats.get(upload.chat()).patient().equals(patient))
                .forEach(upload -> files.add(upload.file().id()));
        database.documents.removeIf(document -> files.contains(document.id()));
        database.chatUploads.removeIf(upload -> files.contains(upload.file().id()));
        return files;
    }
}
