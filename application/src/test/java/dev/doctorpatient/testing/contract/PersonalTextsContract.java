package dev.doctorpatient.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doctorpatient.application.conversation.port.MessageLog.Appended;
import dev.doctorpatient.application.notification.port.Notifications;
import dev.doctorpatient.application.offboarding.port.PersonalTexts;
import dev.doctorpatient.application.shared.IdempotencyKeys;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.domain.casehistory.CaseHistory;
import dev.doctorpatient.domain.casehistory.CaseSummary;
import dev.doctorpatient.domain.conversation.Chat;
import dev.doctorpatient.domain.conversation.ChatUpload;
import dev.doctorpatient.domain.conversation.Draft;
import dev.doctorpatient.domain.conversation.Message;
import dev.doctorpatient.domain.conversation.MessageContent;
import dev.doctorpatient.domain.conversation.MessageId;
import dev.doctorpatient.domain.conversation.Side;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.file.FileType;
import dev.doctorpatient.domain.identity.Role;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.interview.AiSession;
import dev.doctorpatient.domain.interview.AiSessionId;
import dev.doctorpatient.domain.interview.AiSessionStage;
import dev.doctorpatient.domain.interview.Consultation;
import dev.doctorpatient.domain.interview.Interview;
import dev.doctorpatient.domain.interview.Opening;
import dev.doctorpatient.domain.interview.SessionMessage;
import dev.doctorpatient.domain.interview.Turn;
import dev.doctorpatient.domain.notification.Mail;
import dev.doctorpatient.domain.notification.Notification;
import dev.doctorpatient.domain.notification.NotificationKind;
import dev.doctorpatient.domain.scheduling.AppointmentType;
import dev.doctorpatient.domain.scheduling.BookingWindow;
import dev.doctorpatient.domain.scheduling.CalendarFeed;
import dev.doctorpatient.domain.scheduling.Cancellation;
import dev.doctorpatient.domain.scheduling.Extras;
import dev.doctorpatient.domain.scheduling.TimeSlot;
import dev.doctorpatient.domain.shared.ClientMessageId;
import dev.doctorpatient.domain.shared.Erased;
import dev.doctorpatient.domain.shared.Fingerprint;
import dev.doctorpatient.domain.shared.IdempotencyKey;
import dev.doctorpatient.domain.shared.ResourceType;
import dev.doctorpatient.testing.Fixtures;
import dev.doctorpatient.testing.NobodyTold;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link PersonalTexts} must do, whatever the texts are kept in. */
public abstract class PersonalTextsContract extends PortContract {
    private static final Instant LATER = Fixtures.NOW.plus(Duration.ofDays(3));
    private static final String SAID = "It burns";

    private Set<?> erased(Chat chat) {
        return inTransaction(() -> stores().personalTexts().eraseAbout(chat.patient(), LATER));
    }

    private Message sent(Chat chat, MessageContent content) {
        return appended(chat, content).message();
    }

    private Appended appended(Chat chat, MessageContent content) {
        var draft = new Draft(
                MessageId.next(),
                chat.id(),
                Side.PATIENT,
                fixtures().administrator().id(),
                content,
                new ClientMessageId(SAID),
                Fixtures.NOW);
        return stores().messageLog().append(draft, new NobodyTold(), _ -> {});
    }

    private List<Message> messages(Chat chat) {
        return inTransaction(() -> stores().messageLog().after(chat.id(), 0, 10));
    }

    private <S extends AiSession> S stored(S session) {
        runInTransaction(() -> stores().interviews().add(session));
        return session;
    }

    private Opening opening(Chat chat) {
        return new Opening(
                AiSessionId.next(), chat.patient(), fixtures().patientUser().id(), null, 5, Fixtures.NOW);
    }

    private AiSession found(AiSession session) {
        return inTransaction(() -> stores().interviews().find(session.opening().id()))
                .orElseThrow();
    }

    @Test
    void whatWasSaidInChatsIsErasedAndWhoSaidItWhenStays() {
        var chat = fixtures().chat();
        var words = sent(chat, MessageContent.Text.of(SAID));
        var file = Fixtures.newFile(SAID, FileType.PDF);
        var sent = sent(chat, new MessageContent.Attachment(MessageContent.Kind.FILE, file, null));
        var waiting = new ChatUpload(
                Fixtures.newFile(SAID, FileType.PDF),
                chat.id(),
                fixtures().administrator().id(),
                Fixtures.NOW);
        runInTransaction(() -> stores().chatUploads().add(waiting));

        var files = erased(chat);

        assertThat(files).isEqualTo(Set.of(file.id(), waiting.file().id()));
        assertThat(messages(chat)).containsExactly(erased(words), erased(sent));
        assertThat(inTransaction(() -> stores().documents().find(file.id()))).isEmpty();
        assertThat(inTransaction(
                        () -> stores().chatUploads().find(waiting.file().id())))
                .isEmpty();
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

    @Test
    void whatWasSaidInSessionsIsErasedAndThoseUnderWayAreOver() {
        var chat = fixtures().chat();
        var asked = Interview.begin(opening(chat), Fixtures.worded(SAID));
        var waiting = stored(asked.answer(new SessionMessage(SAID, new ClientMessageId(SAID))));
        var ended = stored(Interview.begin(opening(chat), Fixtures.worded(SAID))
                .abandoned(Fixtures.worded(SAID), Fixtures.NOW)
                .withSummary(summary -> summary.corrected(
                        SAID + " badly", fixtures().administrator().id(), Fixtures.NOW)));
        var consultation = stored(Consultation.begin(opening(chat), Set.of())
                .ask(new SessionMessage(SAID, null))
                .take(Fixtures.worded(SAID), Fixtures.NOW)
                .ask(new SessionMessage(SAID, null)));

        var unused = erased(chat);

        for (var session : List.of(waiting, ended, consultation)) {
            var left = found(session);
            assertThat(left.stage()).isEqualTo(AiSessionStage.ABANDONED);
            assertThat(left.toString()).doesNotContain(SAID);
            assertThat(left.transcript().turns())
                    .extracting(Turn::id)
                    .isEqualTo(
                            session.transcript().turns().stream().map(Turn::id).toList());
            assertThat(left.transcript().turns())
                    .allSatisfy(turn -> assertThat(turn.reply().text()).isEqualTo(Erased.TEXT))
                    .allSatisfy(turn -> assertThat(turn.message()).isIn(null, Erased.TEXT));
        }
        assertThat(((Interview) found(ended)).result().orElseThrow().versions())
                .hasSize(2)
                .allSatisfy(version -> assertThat(version.text()).isEqualTo(Erased.TEXT));
    }

    @Test
    void entriesAndTheirDocumentsAreErased() {
        var chat = fixtures().chat();
        var entry = CaseHistory.create(
                chat.patient(),
                new CaseSummary(SAID),
                null,
                fixtures().administrator().id(),
                Fixtures.NOW);
        runInTransaction(() -> stores().caseHistories().add(entry));

        assertThat(erased(chat)).isEmpty();

        var left =
                inTransaction(() -> stores().caseHistories().find(entry.id())).orElseThrow();
        assertThat(left.summary()).isEqualTo(new CaseSummary(Erased.TEXT));
        assertThat(left.createdAt()).isEqualTo(entry.createdAt());
        assertThat(left.createdBy()).isEqualTo(entry.createdBy());
    }

    @Test
    void appointmentsAndTheirHistoryAreErased() {
        var chat = fixtures().chat();
        var slot = new TimeSlot(Fixtures.NOW.plus(Duration.ofDays(1)), Duration.ofMinutes(30));
        var user = fixtures().administrator().id();
        var booked = inTransaction(() -> {
            var made = stores().appointments()
                    .lockAgenda(chat.doctor(), chat.patient(), slot)
                    .book(
                            slot,
                            null,
                            AppointmentType.REGULAR,
                            new Extras("{\"a\":\"" + SAID + "\"}"),
                            BookingWindow.UNLIMITED,
                            Fixtures.NOW);
            stores().appointments().add(made, user);
            return made;
        });
        runInTransaction(() -> {
            var unused = stores().appointments().lockAgenda(chat.doctor(), chat.patient(), slot);
            stores().appointments().save(booked.cancel(new Cancellation(user, SAID), Role.ADMIN, Fixtures.NOW), user);
        });

        var unused = erased(chat);

        var left =
                inTransaction(() -> stores().appointments().find(booked.id())).orElseThrow();
        assertThat(left.extras()).isNull();
        assertThat(Objects.requireNonNull(left.cancellation()).reason()).isEqualTo(Erased.TEXT);
        assertThat(left.slot()).isEqualTo(slot);
        var revisions = inTransaction(() -> stores().appointmentHistory().page(booked.id(), PageRequest.first()))
                .items();
        assertThat(revisions).hasSize(2);
        assertThat(revisions).allSatisfy(revision -> {
            assertThat(revision.state().extras()).isNull();
            assertThat(String.valueOf(revision.state().cancellation())).doesNotContain(SAID);
        });
    }

    private Notification told(UserId user, PatientId patient, String details) {
        var notification = Notification.create(
                user,
                NotificationKind.RED_FLAG,
                details,
                new Notification.Resource(ResourceType.AI_SESSION, UUID.randomUUID()),
                patient,
                Fixtures.NOW);
        runInTransaction(() -> {
            stores().notifications().add(notification);
            stores().outbox().add(Mail.create(notification, SAID, null));
        });
        return notification;
    }

    private Optional<Notification> found(Notification notification) {
        return inTransaction(() -> stores().notifications()
                .lock(new Notifications.Scope.OfAdministrator(notification.recipient()), notification.id()));
    }

    private boolean isMailed(Notification notification) {
        return inTransaction(() -> stores().outbox().lock(notification.id())).isPresent();
    }

    @Test
    void whatOthersWereToldIsErasedAndNoLongerMailed() {
        var chat = fixtures().chat();
        var doctor = fixtures().administrator().id();
        var told = told(doctor, chat.patient(), SAID);
        var ofAnother = told(doctor, fixtures().patient().id(), SAID);

        var unused = erased(chat);

        assertThat(found(told)).hasValueSatisfying(left -> {
            assertThat(left.details()).isEqualTo(Erased.TEXT);
            assertThat(left.createdAt()).isEqualTo(told.createdAt());
        });
        assertThat(isMailed(told)).isFalse();
        assertThat(found(ofAnother)).contains(ofAnother);
        assertThat(isMailed(ofAnother)).isTrue();
    }

    @Test
    void theDrawersOfAnAccountAreEmptied() {
        var user = fixtures().administrator().id();
        var other = fixtures().administrator().id();
        var patient = fixtures().patient().id();
        var own = told(user, patient, SAID);
        var others = told(other, patient, SAID);
        var scopes = Stream.of(user, other)
                .map(owner -> new IdempotencyKeys.Scope(owner, "book_appointment", new IdempotencyKey("burns")))
                .toList();
        var outcome = new IdempotencyKeys.Outcome(new Fingerprint("a".repeat(64)), UUID.randomUUID());
        runInTransaction(() -> {
            scopes.forEach(scope -> stores().idempotencyKeys().add(scope, outcome, Fixtures.NOW));
            for (var owner : List.of(user, other)) {
                stores().calendarFeeds().replace(new CalendarFeed(owner, Fixtures.uniqueTokenHash(), Fixtures.NOW));
            }
        });

        runInTransaction(() -> stores().personalTexts().eraseOf(user));

        assertThat(found(own)).isEmpty();
        assertThat(isMailed(own)).isFalse();
        assertThat(found(others)).contains(others);
        assertThat(isMailed(others)).isTrue();
        assertThat(inTransaction(() -> stores().idempotencyKeys().find(scopes.getFirst())))
                .isEmpty();
        assertThat(inTransaction(() -> stores().idempotencyKeys().find(scopes.getLast())))
                .isPresent();
        assertThat(inTransaction(() -> stores().calendarFeeds().find(user))).isEmpty();
        assertThat(inTransaction(() -> stores().calendarFeeds().find(other))).isPresent();
    }

    @Test
    void nothingOfOthersIsTouched() {
        var chat = fixtures().chat();
        var other = fixtures().chat(chat.doctor(), fixtures().patient().id());
        var unused1 = fixtures().assigned(chat.doctor(), other.patient());
        var words = sent(other, MessageContent.Text.of(SAID));
        var interview = stored(Interview.begin(opening(other), Fixtures.worded(SAID)));

        var unused2 = erased(chat);

        assertThat(messages(other)).containsExactly(words);
        assertThat(found(interview)).isEqualTo(interview);
    }

    @Test
    void whatIsRolledBackIsThereAgain() {
        var chat = fixtures().chat();
        var words = sent(chat, MessageContent.Text.of(SAID));

        rollBack(() -> {
            var unused = stores().personalTexts().eraseAbout(chat.patient(), LATER);
        });

        assertThat(messages(chat)).containsExactly(words);
    }
}
