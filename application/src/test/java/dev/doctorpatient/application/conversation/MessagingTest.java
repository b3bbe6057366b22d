package dev.doctorpatient.application.conversation;

import static dev.doctorpatient.application.scenario.Refusals.assertInvalid;
import static dev.doctorpatient.application.scenario.Refusals.assertNotFound;
import static dev.doctorpatient.application.scenario.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.conversation.MessageSending.Sent;
import dev.doctorpatient.application.conversation.port.MessageFeed.Audience;
import dev.doctorpatient.application.conversation.port.MessageFeed.Event;
import dev.doctorpatient.application.scenario.Clinic;
import dev.doctorpatient.application.scenario.Clinic.Who;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.domain.careteam.Relation;
import dev.doctorpatient.domain.conversation.Chat;
import dev.doctorpatient.domain.conversation.ChatId;
import dev.doctorpatient.domain.conversation.Message;
import dev.doctorpatient.domain.conversation.MessageContent;
import dev.doctorpatient.domain.conversation.MessageText;
import dev.doctorpatient.domain.conversation.Side;
import dev.doctorpatient.domain.shared.ClientMessageId;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.testing.InMemoryStores;
import dev.doctorpatient.testing.RecordingMessageFeed.Published;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MessagingTest {
    private final Clinic clinic = new Clinic();
    private final InMemoryStores stores = clinic.stores();
    private final Messaging messaging = clinic.messaging();
    private final MessageSending sending = clinic.sending();
    private final ChatId chat = clinic.chat();
    private final Actor patient = clinic.actor(Who.PATIENT);
    private final Actor relative = clinic.actor(Who.RELATIVE);
    private final Actor doctor = clinic.actor(Who.DOCTOR);

    @Test
    void aMessageIsStoredInItsPlaceWithItsSender() {
        send(doctor, "Good morning", null);
        clinic.clock().advance(Duration.ofMinutes(1));

        var sent = send(relative, "Hello", "a");

        var message = sent.view().message();
        assertThat(sent.repeated()).isFalse();
        assertThat(message.seq()).isEqualTo(2);
        assertThat(message.sender()).isEqualTo(Side.PATIENT);
        assertThat(message.sentBy()).isEqualTo(relative.user());
        assertThat(message.content()).isEqualTo(MessageContent.Text.of("Hello"));
        assertThat(message.clientMessageId()).isEqualTo(new ClientMessageId("a"));
        assertThat(message.sentAt()).isEqualTo(clinic.clock().instant());
        assertThat(sent.view().isRead()).isFalse();
        assertThat(newest(doctor)).first().isEqualTo(message);
    }

    @Test
    void bothSidesHearOfAMessageOnceItIsStored() {
        var sent = send(patient, "Hello", null);

        assertThat(clinic.feed().published())
                .containsExactly(new Published(
                        new Event.Posted(sent.view().chat(), sent.view().message()),
                        new Audience(clinic.doctor(Who.DOCTOR), Set.of(patient.user(), relative.user()))));
    }

    @Test
    void nobodyElseHearsOfAMessage() {
        send(patient, "Hello", null);

        var audience = clinic.feed().published().getFirst().audience();

        for (var who : Who.values()) {
            assertThat(audience.includes(clinic.actor(who)))
                    .as(who.name())
                    .isEqualTo(Set.of(Who.DOCTOR, Who.PATIENT, Who.RELATIVE).contains(who));
        }
    }

    @Test
    void aRelativeWhoActsForThePatientNoMoreHearsNothing() {
        var kinship = clinic.fixtures().related(clinic.actor(Who.STRANGER).user(), clinic.patient(), Relation.CHILD);
        send(patient, "One", null);
        clinic.fixtures().removed(kinship);

        send(patient, "Two", null);

        var stranger = clinic.actor(Who.STRANGER);
        assertThat(clinic.feed().published())
                .extracting(published -> published.audience().includes(stranger))
                .containsExactly(true, false);
    }

    @Test
    void aDoctorUnassignedSinceHearsNothingAndIsNotWrittenTo() {
        messaging.announceTyping(patient, clinic.formerChat(), true);

        assertThat(clinic.feed().published())
                .extracting(Published::audience)
                .containsExactly(new Audience(null, Set.of(patient.user(), relative.user())));
        assertRefused(
                ProblemCode.CHAT_CLOSED,
                () -> sending.send(patient, outgoing(clinic.formerChat(), "Hello", null, null, null)));
        assertThat(clinic.feed().published()).hasSize(1);
    }

    @Test
    void aRepetitionIsAnsweredWithTheFirstMessageAndNobodyHearsOfItAgain() {
        var first = send(patient, "Hello", "a");
        clinic.clock().advance(Duration.ofMinutes(1));

        var again = send(patient, "Hello", "a");

        assertThat(again.repeated()).isTrue();
        assertThat(again.view().message()).isEqualTo(first.view().message());
        assertThat(clinic.feed().published()).hasSize(1);
        assertThat(newest(doctor)).hasSize(1);
    }

    @Test
    void aRepetitionIsAnsweredEvenAfterTheChatWasClosed() {
        var assignment = clinic.fixtures().assigned(clinic.doctor(Who.OTHER_DOCTOR), clinic.patient());
        var closing = clinic.fixtures()
                .chat(clinic.doctor(Who.OTHER_DOCTOR), clinic.patient())
                .id();
        var first = sending.send(patient, outgoing(closing, "Hello", "a", null, null));
        clinic.fixtures().removed(assignment);

        var again = sending.send(patient, outgoing(closing, "Hello", "a", null, null));

        assertThat(again.repeated()).isTrue();
        assertThat(again.view().message()).isEqualTo(first.view().message());
    }

    @Test
    void aClientsNameForAMessageIsItsOwnForEver() {
        send(patient, "Hello", "a");

        assertRefused(ProblemCode.IDEMPOTENCY_KEY_REUSED, () -> send(patient, "Something else", "a"));

        assertThat(send(relative, "Hello", "a").repeated())
                .as("another user's name")
                .isFalse();
        assertThat(newest(doctor)).hasSize(2);
    }

    @Test
    void whoeverSaysWhoSpeaksToWhomMustBeRight() {
        var patientId = clinic.patient().value();
        var doctorId = clinic.doctor(Who.DOCTOR).value();

        assertThat(sending.send(patient, outgoing(chat, "Right", null, patientId, doctorId))
                        .repeated())
                .isFalse();
        assertThat(sending.send(doctor, outgoing(chat, "Right", null, doctorId, patientId))
                        .repeated())
                .isFalse();
        assertInvalid("sender_id", () -> sending.send(patient, outgoing(chat, "Wrong", null, doctorId, patientId)));
        assertInvalid("receiver_id", () -> sending.send(patient, outgoing(chat, "Wrong", null, patientId, patientId)));
        assertInvalid(
                "sender_id",
                () -> sending.send(
                        relative,
                        outgoing(
                                chat,
                                "Wrong",
                                null,
                                clinic.patient(Who.RELATIVE).value(),
                                null)));

        assertThat(newest(doctor)).hasSize(2);
    }

    @Test
    void aMessageTakesTheChatOutOfBothArchives() {
        stores.transactions().runInTransaction(() -> {
            var present = stores.chats().lock(chat).orElseThrow();
            var archived = present.withActive(Side.DOCTOR, false, clinic.clock().instant())
                    .withActive(Side.PATIENT, false, clinic.clock().instant());
            stores.chats().save(archived);
        });

        var sent = send(patient, "Hello", null);

        assertThat(sent.view().chat().isActive(Side.DOCTOR)).isTrue();
        assertThat(sent.view().chat().isActive(Side.PATIENT)).isTrue();
        assertThat(stored()).isEqualTo(sent.view().chat());
    }

    @Test
    void readingAMessageReadsAllBeforeItAndTellsBothSides() {
        send(patient, "One", null);
        send(doctor, "Two", null);
        var third = send(patient, "Three", null).view().message();
        send(patient, "Four", null);

        var read = messaging.markRead(doctor, third.id());

        assertThat(read.message()).isEqualTo(third);
        assertThat(read.isRead()).isTrue();
        assertThat(stored().readSeq(Side.DOCTOR)).isEqualTo(3);
        assertThat(stored().readSeq(Side.PATIENT)).isZero();
        assertThat(clinic.feed().published())
                .last()
                .isEqualTo(new Published(
                        new Event.Read(
                                stored(), third, Side.DOCTOR, clinic.clock().instant()),
                        new Audience(clinic.doctor(Who.DOCTOR), Set.of(patient.user(), relative.user()))));
    }

    @Test
    void readingOnceMoreChangesNothingAndTellsNobody() {
        var first = send(patient, "One", null).view().message();
        var second = send(patient, "Two", null).view().message();
        messaging.markRead(doctor, second.id());
        var heard = clinic.feed().published();
        var before = stored();
        clinic.clock().advance(Duration.ofMinutes(1));

        assertThat(messaging.markRead(doctor, second.id()).isRead()).isTrue();
        assertThat(messaging.markRead(doctor, first.id()).isRead()).isTrue();
        messaging.markReadUpTo(doctor, chat, 1);

        assertThat(stored()).isEqualTo(before);
        assertThat(clinic.feed().published()).isEqualTo(heard);
    }

    @Test
    void onlyTheReceivingSideMarksAMessageAsRead() {
        var message = send(patient, "One", null).view().message();

        assertRefused(ProblemCode.FORBIDDEN, () -> messaging.markRead(patient, message.id()));
        assertRefused(ProblemCode.FORBIDDEN, () -> messaging.markRead(relative, message.id()));

        assertThat(stored().readSeq(Side.PATIENT)).isZero();
    }

    @Test
    void aPlaceBeyondTheNewestMessageMeansAllThereAre() {
        send(patient, "One", null);
        send(patient, "Two", null);

        messaging.markReadUpTo(doctor, chat, Long.MAX_VALUE);

        assertThat(stored().readSeq(Side.DOCTOR)).isEqualTo(2);
    }

    @Test
    void thePlaceBeforeTheFirstMessageMeansNone() {
        send(patient, "One", null);

        messaging.markReadUpTo(doctor, chat, 0);
        messaging.markReadUpTo(doctor, chat, -1);

        assertThat(stored().readSeq(Side.DOCTOR)).isZero();
        assertThat(clinic.feed().published()).hasSize(1);
    }

    @Test
    void anEmptyChatHasNothingToRead() {
        messaging.markReadUpTo(doctor, chat, 1);

        assertThat(stored().readSeq(Side.DOCTOR)).isZero();
        assertThat(clinic.feed().published()).isEmpty();
    }

    @Test
    void messagesAreReadNewestFirstInPages() {
        var all = List.of(said(patient, "One"), said(doctor, "Two"), said(patient, "Three"));

        var first = messaging.newest(patient, chat, new PageRequest(2, null));
        var second = messaging.newest(patient, chat, new PageRequest(2, first.next()));

        assertThat(first.items()).extracting(MessageView::message).containsExactly(all.get(2), all.get(1));
        assertThat(second.items()).extracting(MessageView::message).containsExactly(all.get(0));
        assertThat(second.next()).isNull();
    }

    @Test
    void whatWasMissedIsCaughtUpWithOldestFirst() {
        var all = List.of(said(patient, "One"), said(doctor, "Two"), said(patient, "Three"), said(patient, "Four"));

        var first = messaging.after(doctor, chat, 1, new PageRequest(2, null));
        var second = messaging.after(doctor, chat, 1, new PageRequest(2, first.next()));

        assertThat(first.items()).extracting(MessageView::message).containsExactly(all.get(1), all.get(2));
        assertThat(second.items()).extracting(MessageView::message).containsExactly(all.get(3));
        assertThat(second.next()).isNull();
        assertThat(messaging.after(doctor, chat, 4, PageRequest.first()).items())
                .isEmpty();
    }

    @Test
    void thePatientReadsOnAfterTheDoctorHasLeftAndTheDoctorDoesNot() {
        var assignment = clinic.fixtures().assigned(clinic.doctor(Who.OTHER_DOCTOR), clinic.patient());
        var closing = clinic.fixtures()
                .chat(clinic.doctor(Who.OTHER_DOCTOR), clinic.patient())
                .id();
        var other = clinic.actor(Who.OTHER_DOCTOR);
        var said = sending.send(other, outgoing(closing, "Goodbye", null, null, null))
                .view()
                .message();

        clinic.fixtures().removed(assignment);

        assertThat(messaging.newest(patient, closing, PageRequest.first()).items())
                .extracting(MessageView::message)
                .containsExactly(said);
        assertThat(messaging.markRead(patient, said.id()).isRead()).isTrue();
        assertNotFound(() -> messaging.newest(other, closing, PageRequest.first()));
        assertNotFound(() -> messaging.join(other, closing));
        assertNotFound(() -> messaging.announceTyping(other, closing, true));
    }

    @Test
    void everySideKnowsItself() {
        assertThat(messaging.join(doctor, chat).side()).isEqualTo(Side.DOCTOR);
        assertThat(messaging.join(patient, chat).side()).isEqualTo(Side.PATIENT);
        assertThat(messaging.join(relative, chat).side()).isEqualTo(Side.PATIENT);
    }

    @Test
    void bothSidesHearThatSomebodyIsTyping() {
        messaging.announceTyping(relative, chat, true);

        assertThat(clinic.feed().published())
                .containsExactly(new Published(
                        new Event.Typing(stored(), Side.PATIENT, relative.user(), true),
                        new Audience(clinic.doctor(Who.DOCTOR), Set.of(patient.user(), relative.user()))));
    }

    private Message said(Actor actor, String text) {
        return send(actor, text, null).view().message();
    }

    private Sent send(Actor actor, String text, @Nullable String name) {
        return sending.send(actor, outgoing(chat, text, name, null, null));
    }

    private List<Message> newest(Actor actor) {
        var views = messaging.newest(actor, chat, PageRequest.first()).items();
        return views.stream().map(MessageView::message).toList();
    }

    private Chat stored() {
        return stores.transactions()
                .inTransaction(() -> stores.chats().find(chat))
                .orElseThrow();
    }

    private static Outgoing outgoing(
            ChatId chat, String text, @Nullable String name, @Nullable UUID sender, @Nullable UUID receiver) {
        return new Outgoing(
                chat,
                new Outgoing.Body.Text(new MessageText(text)),
                name == null ? null : new ClientMessageId(name),
                sender,
                receiver);
    }
}
