package dev.doctorpatient.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.doctorpatient.application.conversation.port.MessageLog;
import dev.doctorpatient.application.conversation.port.MessageLog.Appended;
import dev.doctorpatient.application.conversation.port.MessageObserver;
import dev.doctorpatient.application.shared.Page;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.domain.careteam.Mapping.Assignment;
import dev.doctorpatient.domain.casehistory.Document;
import dev.doctorpatient.domain.conversation.Chat;
import dev.doctorpatient.domain.conversation.ChatClosed;
import dev.doctorpatient.domain.conversation.ChatId;
import dev.doctorpatient.domain.conversation.Draft;
import dev.doctorpatient.domain.conversation.Message;
import dev.doctorpatient.domain.conversation.MessageContent;
import dev.doctorpatient.domain.conversation.MessageId;
import dev.doctorpatient.domain.conversation.MessageText;
import dev.doctorpatient.domain.conversation.Side;
import dev.doctorpatient.domain.file.DocumentId;
import dev.doctorpatient.domain.file.FileDetails;
import dev.doctorpatient.domain.file.FileType;
import dev.doctorpatient.domain.file.Sha256;
import dev.doctorpatient.domain.identity.Role;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.shared.ClientMessageId;
import dev.doctorpatient.domain.shared.Conflict;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.testing.Fixtures;
import dev.doctorpatient.testing.NobodyTold;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link MessageLog} must do, whatever stores it. */
public abstract class MessageLogContract extends PortContract {
    private static final Instant LATER = Fixtures.NOW.plusNanos(1_000);

    private MessageLog log() {
        return stores().messageLog();
    }

    private Appended append(Draft draft) {
        return log().append(draft, new NobodyTold(), _ -> {});
    }

    private UserId someUser() {
        return fixtures().administrator().id();
    }

    private Chat present(ChatId chat) {
        return inTransaction(() -> stores().chats().find(chat).orElseThrow());
    }

    private Optional<Message> found(MessageId id) {
        return inTransaction(() -> log().find(id));
    }

    private List<Message> after(ChatId chat, long seq, int limit) {
        return inTransaction(() -> log().after(chat, seq, limit));
    }

    private List<Message> everything(ChatId chat) {
        return after(chat, 0, 200);
    }

    private static Draft draft(Chat chat, UserId by, String text, @Nullable ClientMessageId name) {
        return new Draft(MessageId.next(), chat.id(), Side.PATIENT, by, MessageContent.Text.of(text), name, LATER);
    }

    private static ClientMessageId uniqueName() {
        return new ClientMessageId(Fixtures.uniqueWord());
    }

    private Message appended(Chat chat, String text) {
        return append(draft(chat, someUser(), text, null)).message();
    }

    private void assertRefused(ProblemCode code, Draft draft) {
        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> append(draft))
                .extracting(Conflict::code)
                .isEqualTo(code);
    }

    private record OpenChat(Chat chat, Assignment assignment) {}

    private OpenChat openChat() {
        var assignment = fixtures()
                .assigned(fixtures().doctor().id(), fixtures().patient().id());
        return new OpenChat(fixtures().chat(assignment.doctor(), assignment.patient()), assignment);
    }

    @Test
    void aMessageIsDurableOnceItIsAppended() {
        var chat = fixtures().chat();
        var draft = new Draft(
                MessageId.next(),
                chat.id(),
                Side.DOCTOR,
                someUser(),
                MessageContent.Text.of("How are you?"),
                uniqueName(),
                LATER);

        var appended = append(draft);

        assertThat(appended).isEqualTo(new Appended(draft.at(1), present(chat.id()), false));
        assertThat(found(draft.id())).contains(draft.at(1));
        assertThat(everything(chat.id())).containsExactly(draft.at(1));
    }

    @Test
    void aMessageGetsThePlaceAfterTheNewest() {
        var chat = fixtures().chat();
        var other = fixtures().chat();

        var messages = Stream.of("one", "two", "three")
                .map(text -> appended(chat, text))
                .toList();
        var elsewhere = appended(other, "one");

        assertThat(messages).extracting(Message::seq).containsExactly(1L, 2L, 3L);
        assertThat(elsewhere.seq()).isEqualTo(1);
        assertThat(present(chat.id()).lastSeq()).isEqualTo(3);
        assertThat(present(other.id()).lastSeq()).isEqualTo(1);
    }

    @Test
    void theChatIsGivenAsItIsAfterwards() {
        var chat = fixtures().chat();

        var appended = append(draft(chat, someUser(), "Hello", null));

        assertThat(appended.chat()).isEqualTo(present(chat.id()));
        assertThat(appended.chat().lastSeq()).isEqualTo(1);
        assertThat(appended.chat().readSeq(Side.DOCTOR)).isZero();
        assertThat(appended.chat().readSeq(Side.PATIENT)).isZero();
        assertThat(appended.chat().createdAt()).isEqualTo(chat.createdAt());
    }

    @Test
    void aMessageTakesTheChatOutOfBothArchives() {
        var chat = fixtures().chat();
        runInTransaction(() -> stores().chats()
                .save(stores().chats()
                        .lock(chat.id())
                        .orElseThrow()
                        .withActive(Side.DOCTOR, false, LATER)
                        .withActive(Side.PATIENT, false, LATER)));

        var appended = append(draft(chat, someUser(), "Hello", null));

        assertThat(appended.chat().isActive(Side.DOCTOR)).isTrue();
        assertThat(appended.chat().isActive(Side.PATIENT)).isTrue();
        assertThat(present(chat.id())).isEqualTo(appended.chat());
    }

    @Test
    void whatWasReadStaysRead() {
        var chat = fixtures().chat();
        var unused = appended(chat, "one");
        runInTransaction(() -> stores().chats()
                .save(stores().chats().lock(chat.id()).orElseThrow().readUpTo(Side.DOCTOR, 1, LATER)));

        var appended = append(draft(chat, someUser(), "two", null));

        assertThat(appended.chat().readSeq(Side.DOCTOR)).isEqualTo(1);
    }

    @Test
    void aDraftThatComesAgainGivesTheEarlierMessage() {
        var chat = fixtures().chat();
        var user = someUser();
        var name = uniqueName();
        var first = append(draft(chat, user, "Hello", name));
        var between = appended(chat, "Meanwhile");

        var again = append(draft(chat, user, "Hello", name));

        assertThat(again).isEqualTo(new Appended(first.message(), present(chat.id()), true));
        assertThat(everything(chat.id())).containsExactly(first.message(), between);
        assertThat(present(chat.id()).lastSeq()).isEqualTo(2);
    }

    @Test
    void aRepetitionLeavesTheArchiveAlone() {
        var chat = fixtures().chat();
        var draft = draft(chat, someUser(), "Hello", uniqueName());
        var unused = append(draft);
        runInTransaction(() -> stores().chats()
                .save(stores().chats().lock(chat.id()).orElseThrow().withActive(Side.DOCTOR, false, LATER)));

        var again = append(draft);

        assertThat(again.repeated()).isTrue();
        assertThat(present(chat.id()).isActive(Side.DOCTOR)).isFalse();
    }

    @Test
    void aClientIdIsTheUsersOwnInTheChat() {
        var chat = fixtures().chat();
        var other = fixtures().chat();
        var user = someUser();
        var name = uniqueName();

        var first = append(draft(chat, user, "Hello", name));
        var ofAnother = append(draft(chat, someUser(), "Hello", name));
        var elsewhere = append(draft(other, user, "Hello", name));

        assertThat(List.of(first, ofAnother, elsewhere))
                .extracting(Appended::repeated)
                .containsOnly(false);
        assertThat(everything(chat.id())).containsExactly(first.message(), ofAnother.message());
        assertThat(everything(other.id())).containsExactly(elsewhere.message());
    }

    @Test
    void clientIdsAreComparedExactly() {
        var chat = fixtures().chat();
        var user = someUser();
        var names = Stream.of("abc", "ABC", "abc ", " abc", "\u00E9", "e\u0301", "%", "_", "\\")
                .map(ClientMessageId::new)
                .toList();

        var appended = names.stream()
                .map(name -> append(draft(chat, user, "Hello", name)))
                .toList();

        assertThat(appended).extracting(Appended::repeated).containsOnly(false);
        assertThat(everything(chat.id()))
                .extracting(message -> Objects.requireNonNull(message.clientMessageId()))
                .containsExactlyElementsOf(names);
    }

    @Test
    void withoutAClientIdNothingIsARepetition() {
        var chat = fixtures().chat();
        var user = someUser();

        var one = append(draft(chat, user, "Hello", null));
        var two = append(draft(chat, user, "Hello", null));

        assertThat(two.repeated()).isFalse();
        assertThat(everything(chat.id())).containsExactly(one.message(), two.message());
    }

    @Test
    void aClientIdWithOtherContentIsRefused() {
        var chat = fixtures().chat();
        var user = someUser();
        var name = uniqueName();
        var first = append(draft(chat, user, "Hello", name));

        assertRefused(ProblemCode.IDEMPOTENCY_KEY_REUSED, draft(chat, user, "hello", name));

        assertThat(everything(chat.id())).containsExactly(first.message());
        assertThat(present(chat.id()).lastSeq()).isEqualTo(1);
    }

    @Test
    void nothingIsAppendedOnceTheDoctorNoLongerTreatsThePatient() {
        var open = openChat();
        var chat = open.chat();
        var before = appended(chat, "Before");
        fixtures().removed(open.assignment());

        assertThatExceptionOfType(ChatClosed.class)
                .isThrownBy(() -> append(draft(chat, someUser(), "After", uniqueName())));

        assertThat(everything(chat.id())).containsExactly(before);
        assertThat(present(chat.id()).lastSeq()).isEqualTo(1);
    }

    @Test
    void aRepetitionIsAnsweredAlsoInAClosedChat() {
        var open = openChat();
        var draft = draft(open.chat(), someUser(), "Hello", uniqueName());
        var first = append(draft);
        fixtures().removed(open.assignment());

        var again = append(draft);

        assertThat(again)
                .isEqualTo(new Appended(first.message(), present(open.chat().id()), true));
    }

    @Test
    void aRefusedMessageLeavesNoGapWhenTheChatOpensAgain() {
        var open = openChat();
        var chat = open.chat();
        var unused1 = appended(chat, "Before");
        fixtures().removed(open.assignment());
        assertRefused(ProblemCode.CHAT_CLOSED, draft(chat, someUser(), "Meanwhile", null));
        var unused2 = fixtures().assigned(chat.doctor(), chat.patient());

        var after = appended(chat, "After");

        assertThat(after.seq()).isEqualTo(2);
    }

    @Test
    void anotherDoctorsPatientsCannotBeWrittenTo() {
        var chat =
                fixtures().chat(fixtures().doctor().id(), fixtures().patient().id());
        var unused1 = fixtures().assigned(chat.doctor(), fixtures().patient().id());
        var unused2 = fixtures().assigned(fixtures().doctor().id(), chat.patient());

        assertRefused(ProblemCode.CHAT_CLOSED, draft(chat, someUser(), "Hello", null));
    }

    @Test
    void anAppendIsATransactionOfItsOwn() {
        var chat = fixtures().chat();
        var draft = draft(chat, someUser(), "Hello", null);

        assertThatIllegalStateException().isThrownBy(() -> runInTransaction(() -> append(draft)));

        assertThat(everything(chat.id())).isEmpty();
    }

    @Test
    void manyWhoAppendAtOnceLeaveNoGaps() throws Exception {
        var chat = fixtures().chat();
        var users = Stream.generate(this::someUser).limit(Races.THREADS).toList();

        var outcome = Races.run(racer -> () -> IntStream.range(0, 4)
                .mapToObj(each -> append(draft(chat, users.get(racer), "%d of %d".formatted(each, racer), null)))
                .map(Appended::message)
                .toList());

        assertThat(outcome.refusals()).isEmpty();
        var seqs = LongStream.rangeClosed(1, Races.THREADS * 4L).boxed().toList();
        var messages = outcome.results().stream().flatMap(List::stream).toList();
        assertThat(messages).extracting(Message::seq).containsExactlyInAnyOrderElementsOf(seqs);
        assertThat(everything(chat.id())).containsExactlyInAnyOrderElementsOf(messages);
        assertThat(everything(chat.id())).extracting(Message::seq).containsExactlyElementsOf(seqs);
        assertThat(outcome.results())
                .allSatisfy(own -> assertThat(own).extracting(Message::seq).isSorted());
        assertThat(present(chat.id()).lastSeq()).isEqualTo(seqs.size());
    }

    @Test
    void manyChatsThatAreWrittenToAtOnceEachHaveTheirOwnOrder() throws Exception {
        var chats = Stream.generate(() -> fixtures().chat()).limit(4).toList();
        var user = someUser();

        var outcome = Races.run(racer ->
                () -> append(draft(chats.get(racer % 4), user, "Hello", null)).message());

        assertThat(outcome.refusals()).isEmpty();
        assertThat(chats).allSatisfy(chat -> assertThat(everything(chat.id()))
                .extracting(Message::seq)
                .containsExactly(1L, 2L, 3L, 4L));
    }

    @Test
    void aDraftThatIsSentManyTimesAtOnceIsAppendedOnce() throws Exception {
        var chat = fixtures().chat();
        var user = someUser();
        var name = uniqueName();

        var outcome = Races.run(() -> append(draft(chat, user, "Hello", name)));

        assertThat(outcome.refusals()).isEmpty();
        assertThat(outcome.results()).extracting(Appended::repeated).containsOnlyOnce(false);
        assertThat(outcome.results().stream().map(Appended::message).distinct())
                .containsExactlyElementsOf(everything(chat.id()))
                .hasSize(1);
        assertThat(present(chat.id()).lastSeq()).isEqualTo(1);
    }

    @Test
    void ofManyContentsUnderOneClientIdOneIsAppended() throws Exception {
        var chat = fixtures().chat();
        var user = someUser();
        var name = uniqueName();

        var outcome = Races.run(racer -> () -> append(draft(chat, user, "Hello " + racer, name)));

        assertThat(outcome.results()).hasSize(1);
        assertThat(outcome.refusals()).hasSize(Races.THREADS - 1).containsOnly(ProblemCode.IDEMPOTENCY_KEY_REUSED);
        assertThat(everything(chat.id()))
                .containsExactly(outcome.results().getFirst().message());
    }

    @Test
    void aRefusalConcernsItsOwnMessageOnly() throws Exception {
        var open = fixtures().chat();
        var closed =
                fixtures().chat(fixtures().doctor().id(), fixtures().patient().id());
        var user = someUser();

        var outcome = Races.run(racer -> () -> append(draft(racer % 2 == 0 ? open : closed, user, "Hello", null)));

        assertThat(outcome.results()).hasSize(Races.THREADS / 2);
        assertThat(outcome.refusals()).hasSize(Races.THREADS / 2).containsOnly(ProblemCode.CHAT_CLOSED);
        assertThat(everything(open.id())).hasSize(Races.THREADS / 2);
        assertThat(everything(closed.id())).isEmpty();
    }

    @Test
    void textComesBackExactly() {
        var chat = fixtures().chat();

        assertThat(Texts.difficult(8_000)).allSatisfy(text -> {
            var message = appended(chat, text);
            assertThat(message.content()).isEqualTo(MessageContent.Text.of(text));
            assertThat(found(message.id())).contains(message);
        });
    }

    @Test
    void bothSidesAndMicrosecondsAreKept() {
        var chat = fixtures().chat();

        for (var side : Side.values()) {
            var draft = new Draft(
                    MessageId.next(),
                    chat.id(),
                    side,
                    someUser(),
                    MessageContent.Text.of("Hello"),
                    null,
                    Instant.parse("2026-10-25T01:30:00.000001Z"));

            var message = append(draft).message();

            assertThat(message).isEqualTo(draft.at(message.seq()));
            assertThat(found(message.id())).contains(message);
        }
    }

    @Test
    void anUnknownMessageIsNotFound() {
        assertThat(found(MessageId.next())).isEmpty();
    }

    @Test
    void anEmptyChatHasNoMessages() {
        var chat = fixtures().chat();

        assertThat(everything(chat.id())).isEmpty();
        assertThat(newest(chat.id(), PageRequest.first())).isEqualTo(new Page<>(List.of(), null));
    }

    @Test
    void theNewestComeFirstInPagesThatStayWhereTheyAre() {
        var chat = fixtures().chat();
        var elsewhere = fixtures().chat();
        var messages = Stream.of("1", "2", "3", "4", "5")
                .map(text -> appended(chat, text))
                .toList();
        var unused = appended(elsewhere, "1");

        var one = newest(chat.id(), new PageRequest(2, null));
        var late = appended(chat, "6");
        var two = newest(chat.id(), new PageRequest(2, one.next()));
        var three = newest(chat.id(), new PageRequest(2, two.next()));

        assertThat(one.items()).containsExactly(messages.get(4), messages.get(3));
        assertThat(two.items()).containsExactly(messages.get(2), messages.get(1));
        assertThat(three).isEqualTo(new Page<>(List.of(messages.get(0)), null));
        assertThat(Objects.requireNonNull(one.next()).key()).isEqualTo(4);
        assertThat(all(1, request -> log().newest(chat.id(), request)))
                .startsWith(late)
                .endsWith(messages.get(0))
                .hasSize(6);
    }

    private Page<Message> newest(ChatId chat, PageRequest request) {
        return inTransaction(() -> log().newest(chat, request));
    }

    @Test
    void theOrderIsThatOfPlacesAndNotOfTimes() {
        var chat = fixtures().chat();
        var user = someUser();
        var late = new Draft(
                MessageId.next(),
                chat.id(),
                Side.DOCTOR,
                user,
                MessageContent.Text.of("late"),
                null,
                LATER.plusSeconds(1));
        var early = new Draft(
                MessageId.next(), chat.id(), Side.DOCTOR, user, MessageContent.Text.of("early"), null, Fixtures.NOW);

        var second = append(early).message();
        var third = append(late).message();
        var fourth = append(draft(chat, user, "between", null)).message();

        assertThat(everything(chat.id())).containsExactly(second, third, fourth);
        assertThat(newest(chat.id(), PageRequest.first()).items()).containsExactly(fourth, third, second);
    }

    @Test
    void whatIsStoredAlongsideComesWithTheMessageAndOnlyOnce() {
        var chat = openChat().chat();
        var draft = draft(chat, someUser(), "Hello", new ClientMessageId("once"));
        var seen = new ArrayList<Appended>();
        var beside = Fixtures.newUser(Fixtures.uniqueEmail(), Role.ADMIN, null, Fixtures.NOW);

        var first = log().append(draft, new NobodyTold(), appended -> {
            stores().users().add(beside);
            seen.add(appended);
        });
        var again = log().append(draft, new NobodyTold(), seen::add);

        assertThat(seen).containsExactly(first);
        assertThat(again.repeated()).isTrue();
        assertThat(inTransaction(() -> stores().users().find(beside.id()))).contains(beside);
    }

    @Test
    void aMessageIsNotThereIfWhatIsStoredAlongsideFails() {
        var chat = openChat().chat();
        var draft = draft(chat, someUser(), "Hello", null);

        assertThatIllegalArgumentException().isThrownBy(() -> log().append(draft, new NobodyTold(), _ -> {
            throw new IllegalArgumentException("bug");
        }));

        assertThat(inTransaction(() -> log().find(draft.id()))).isEmpty();
        assertThat(append(draft(chat, someUser(), "Next", null)).message().seq())
                .isEqualTo(1);
    }

    @Test
    void whatWasMissedComesOldestFirst() {
        var chat = fixtures().chat();
        var messages =
                Stream.of("1", "2", "3", "4").map(text -> appended(chat, text)).toList();

        assertThat(after(chat.id(), 0, 200)).containsExactlyElementsOf(messages);
        assertThat(after(chat.id(), -1, 1)).containsExactly(messages.get(0));
        assertThat(after(chat.id(), 1, 2)).containsExactly(messages.get(1), messages.get(2));
        assertThat(after(chat.id(), 3, 2)).containsExactly(messages.get(3));
        assertThat(after(chat.id(), 4, 2)).isEmpty();
        assertThat(after(chat.id(), Long.MAX_VALUE, 2)).isEmpty();
    }

    @Test
    void nothingIsAppendedOnceTheDoctorOrThePatientWasPutAway() {
        var withoutDoctor = openChat().chat();
        var withoutPatient = openChat().chat();
        runInTransaction(() -> {
            var doctor = stores().doctors().lock(withoutDoctor.doctor()).orElseThrow();
            stores().doctors().save(doctor.withActive(false, LATER));
            var patient = stores().patients().lock(withoutPatient.patient()).orElseThrow();
            stores().patients().save(patient.withActive(false, LATER));
        });

        for (var chat : List.of(withoutDoctor, withoutPatient)) {
            assertThatExceptionOfType(ChatClosed.class)
                    .isThrownBy(() -> append(draft(chat, someUser(), "After", uniqueName())));
            assertThat(everything(chat.id())).isEmpty();
        }
    }

    private Draft fileDraft(Chat chat, UserId by, FileDetails file, @Nullable MessageText caption) {
        return new Draft(
                MessageId.next(),
                chat.id(),
                Side.PATIENT,
                by,
                new MessageContent.Attachment(MessageContent.Kind.FILE, file, caption),
                uniqueName(),
                LATER);
    }

    @Test
    void aMessageBringsItsFileAndItsWords() {
        var chat = openChat().chat();
        var user = someUser();
        var report = fileDraft(
                chat, user, Fixtures.newFile("report.pdf", FileType.PDF), new MessageText("What does it mean?"));
        var recording = new Draft(
                MessageId.next(),
                chat.id(),
                Side.DOCTOR,
                user,
                new MessageContent.Attachment(
                        MessageContent.Kind.AUDIO, Fixtures.newFile("voice.ogg", FileType.OGG), null),
                null,
                LATER);

        var first = append(report).message();
        var words = appended(chat, "between");
        var second = append(recording).message();

        assertThat(first).isEqualTo(report.at(1));
        assertThat(second).isEqualTo(recording.at(3));
        assertThat(everything(chat.id())).containsExactly(first, words, second);
        assertThat(newest(chat.id(), PageRequest.first()).items()).containsExactly(second, words, first);
        assertThat(found(first.id())).contains(first);
        var now = present(chat.id());
        assertThat(inTransaction(() -> stores().chats().overview(now)).last()).isEqualTo(second);
    }

    @Test
    void aMessagesFileIsADocumentOfThePatient() {
        var chat = openChat().chat();
        var draft = fileDraft(chat, someUser(), Fixtures.newFile("report.pdf", FileType.PDF), null);

        var message = append(draft).message();

        var file = ((MessageContent.Attachment) message.content()).file();
        assertThat(inTransaction(() -> stores().documents().find(file.id())))
                .contains(new Document(
                        file,
                        new Document.Parent.OfMessage(message.id()),
                        chat.patient(),
                        Side.PATIENT,
                        message.sentBy(),
                        message.sentAt()));
    }

    @Test
    void aFileThatComesAgainUnderAnotherIdIsARepetition() {
        var chat = openChat().chat();
        var file = Fixtures.newFile("report.pdf", FileType.PDF);
        var draft = fileDraft(chat, someUser(), file, null);
        var first = append(draft).message();
        var copy = new FileDetails(DocumentId.next(), file.name(), file.type(), file.size(), file.digest());
        var other =
                new FileDetails(DocumentId.next(), file.name(), file.type(), file.size(), new Sha256("b".repeat(64)));

        var again = append(withContent(draft, copy));

        assertThat(again.repeated()).isTrue();
        assertThat(again.message()).isEqualTo(first);
        assertThat(inTransaction(() -> stores().documents().find(copy.id()))).isEmpty();
        assertRefused(ProblemCode.IDEMPOTENCY_KEY_REUSED, withContent(draft, other));
    }

    private static Draft withContent(Draft draft, FileDetails file) {
        return new Draft(
                MessageId.next(),
                draft.chat(),
                draft.sender(),
                draft.sentBy(),
                new MessageContent.Attachment(MessageContent.Kind.FILE, file, null),
                draft.clientMessageId(),
                draft.sentAt());
    }

    @Test
    void aMessageIsFoundByTheIdThatItsUserGaveIt() {
        var chat = fixtures().chat();
        var user = someUser();
        var name = uniqueName();
        var message = append(draft(chat, user, "Hello", name)).message();

        assertThat(inTransaction(() -> log().sent(chat.id(), user, name))).contains(message);
        assertThat(inTransaction(() -> log().sent(chat.id(), UserId.next(), name)))
                .isEmpty();
        assertThat(inTransaction(() -> log().sent(chat.id(), user, uniqueName())))
                .isEmpty();
    }

    @Test
    void whoFailsAmongManyFailsAlone() throws Exception {
        var chats = Stream.generate(() -> openChat().chat()).limit(4).toList();
        var user = someUser();
        var blame = new AtomicInteger();

        var outcome = Races.run(racer -> () -> log().append(
                        draft(chats.get(racer % 4), user, "Hello " + racer, uniqueName()), new NobodyTold(), _ -> {
                            if (racer % 5 == 0) {
                                blame.incrementAndGet();
                                throw new ChatClosed();
                            }
                        }));

        assertThat(blame).hasPositiveValue();
        assertThat(outcome.refusals()).hasSize((Races.THREADS + 4) / 5).containsOnly(ProblemCode.CHAT_CLOSED);
        assertThat(outcome.results()).hasSize(Races.THREADS - (Races.THREADS + 4) / 5);
        assertThat(chats)
                .allSatisfy(chat -> assertThat(everything(chat.id()).stream().map(Message::seq))
                        .containsExactlyElementsOf(
                                LongStream.rangeClosed(1, everything(chat.id()).size())
                                        .boxed()
                                        .toList()));
        assertThat(chats.stream().mapToInt(chat -> everything(chat.id()).size()).sum())
                .isEqualTo(outcome.results().size());
    }

    @Test
    void theObserverHearsOfWhatIsAppendedAndOfNoRepetition() {
        var chat = openChat().chat();
        var draft = draft(chat, someUser(), "Hello", uniqueName());
        var heard = new ArrayList<Appended>();
        var observer = new MessageObserver() {
            @Override
            public void appended(Collection<Appended> messages) {
                assertThat(stores().chats().find(chat.id())).isPresent(); // in the transaction
                heard.addAll(messages);
            }

            @Override
            public void read(Chat read, Side reader) {}
        };

        var first = log().append(draft, observer, _ -> {});
        var again = log().append(draft, observer, _ -> {});

        assertThat(again.repeated()).isTrue();
        assertThat(heard).containsExactly(first);
    }
}
