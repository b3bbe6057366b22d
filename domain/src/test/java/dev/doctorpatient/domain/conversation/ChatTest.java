package dev.doctorpatient.domain.conversation;

import static dev.doctorpatient.domain.testing.Refusals.codeOf;
import static dev.doctorpatient.domain.testing.Refusals.fieldsRefusedBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.shared.ClientMessageId;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.domain.testing.Trials;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChatTest {
    private static final Instant NOW = Instant.parse("2030-06-03T10:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(60);

    @Test
    void aNewChatIsEmptyReadAndActiveForBoth() {
        var chat = Chat.create(DoctorId.next(), PatientId.next(), NOW);

        assertThat(chat.lastSeq()).isZero();
        assertThat(chat.readSeq(Side.DOCTOR)).isZero();
        assertThat(chat.readSeq(Side.PATIENT)).isZero();
        assertThat(chat.isActive(Side.DOCTOR)).isTrue();
        assertThat(chat.isActive(Side.PATIENT)).isTrue();
    }

    @Test
    void eachSideSpeaksThroughItsProfile() {
        var chat = Chat.create(DoctorId.next(), PatientId.next(), NOW);

        assertThat(chat.participant(Side.DOCTOR)).isEqualTo(chat.doctor().value());
        assertThat(chat.participant(Side.PATIENT)).isEqualTo(chat.patient().value());
        assertThat(Side.DOCTOR.opposite()).isEqualTo(Side.PATIENT);
        assertThat(Side.PATIENT.opposite()).isEqualTo(Side.DOCTOR);
    }

    @Test
    void readingIsTheAffairOfOneSide() {
        var read = chat(10, 2, 3).readUpTo(Side.DOCTOR, 7, LATER);

        assertThat(read.readSeq(Side.DOCTOR)).isEqualTo(7);
        assertThat(read.readSeq(Side.PATIENT)).isEqualTo(3);
        assertThat(read.updatedAt()).isEqualTo(LATER);
        assertThat(chat(10, 2, 3).readUpTo(Side.PATIENT, 7, LATER).readSeq(Side.PATIENT))
                .isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 4, 0, -1, Long.MIN_VALUE})
    void whatWasReadIsNeverUnreadAgain(long seq) {
        var chat = chat(10, 5, 0);

        assertThat(chat.readUpTo(Side.DOCTOR, seq, LATER)).isSameAs(chat);
    }

    @ParameterizedTest
    @ValueSource(longs = {10, 11, Long.MAX_VALUE})
    void nothingIsReadBeforeItIsWritten(long seq) {
        assertThat(chat(10, 5, 0).readUpTo(Side.DOCTOR, seq, LATER).readSeq(Side.DOCTOR))
                .isEqualTo(10);
    }

    @Test
    void aMessageIsReadOnceTheOtherSideHasReadUpToIt() {
        var chat = chat(10, 5, 3);

        assertThat(chat.isRead(message(Side.PATIENT, 5))).isTrue();
        assertThat(chat.isRead(message(Side.PATIENT, 6))).isFalse();
        assertThat(chat.isRead(message(Side.DOCTOR, 3))).isTrue();
        assertThat(chat.isRead(message(Side.DOCTOR, 4))).isFalse();
    }

    @Test
    void readingAMessageReadsAllEarlierOnesAndNoneOfOnesOwn() {
        Trials.of(1_000, random -> {
            var last = random.nextInt(1, 20);
            var side = random.nextBoolean() ? Side.DOCTOR : Side.PATIENT;
            var before = chat(last, random.nextInt(last + 1), random.nextInt(last + 1));
            var seq = random.nextLong(-5, 30);

            var after = before.readUpTo(side, seq, LATER);

            for (var place = 1; place <= last; place++) {
                assertThat(after.isRead(message(side.opposite(), place)))
                        .isEqualTo(place <= seq || before.isRead(message(side.opposite(), place)));
                assertThat(after.isRead(message(side, place))).isEqualTo(before.isRead(message(side, place)));
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void aSideArchivesForItselfOnly(Side side) {
        var chat = chat(10, 5, 3);

        var archived = chat.withActive(side, false, LATER);

        assertThat(archived.isActive(Side.DOCTOR)).isEqualTo(side != Side.DOCTOR);
        assertThat(archived.isActive(Side.PATIENT)).isEqualTo(side != Side.PATIENT);
        assertThat(archived.updatedAt()).isEqualTo(LATER);
        assertThat(archived.withActive(side, true, NOW)).isEqualTo(chat);
        assertThat(chat.withActive(side, true, LATER)).isSameAs(chat);
    }

    @Test
    void aDraftGetsItsPlaceAndNothingElse() {
        var draft = draft("hello", new ClientMessageId("m1"));

        assertThat(draft.at(7))
                .isEqualTo(new Message(
                        draft.id(),
                        draft.chat(),
                        7,
                        draft.sender(),
                        draft.sentBy(),
                        draft.content(),
                        draft.clientMessageId(),
                        draft.sentAt()));
    }

    @Test
    void aDraftThatWasSentBeforeIsTheFirstMessageAgain() {
        var first = draft("hello", new ClientMessageId("m1")).at(7);

        assertThat(draft("hello", new ClientMessageId("m1")).requireRepeats(first))
                .isSameAs(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello!", "Hello", "hello ", "hello\u200b"})
    void aClientsNameForAMessageStandsForOneTextOnly(String other) {
        var first = draft("hello", new ClientMessageId("m1")).at(7);

        assertThat(codeOf(() -> draft(other, new ClientMessageId("m1")).requireRepeats(first)))
                .isEqualTo(ProblemCode.IDEMPOTENCY_KEY_REUSED);
    }

    @Test
    void aMessageHas1To8000Characters() {
        assertThat(new MessageText("x").value()).isEqualTo("x");
        assertThat(new MessageText("😀".repeat(8_000)).value()).hasSize(16_000);

        assertThat(fieldsRefusedBy(() -> new MessageText(""))).containsExactly("message");
        assertThat(fieldsRefusedBy(() -> new MessageText("x".repeat(8_001)))).containsExactly("message");
    }

    @Test
    void whatWasWrittenIsNeverPrinted() {
        assertThat(draft("a secret", null).at(1).toString()).doesNotContain("secret");
        assertThat(draft("a secret", null).toString()).doesNotContain("secret");
    }

    @Test
    void aClosedChatIsAConflict() {
        assertThat(new ChatClosed().code()).isEqualTo(ProblemCode.CHAT_CLOSED);
    }

    private static Chat chat(long lastSeq, long doctorReadSeq, long patientReadSeq) {
        return new Chat(
                ChatId.next(),
                DoctorId.next(),
                PatientId.next(),
                new SideState(true, doctorReadSeq, doctorReadSeq),
                new SideState(true, patientReadSeq, patientReadSeq),
                lastSeq,
                NOW,
                NOW);
    }

    private static Message message(Side sender, long seq) {
        return new Draft(
                        MessageId.next(),
                        ChatId.next(),
                        sender,
                        UserId.next(),
                        MessageContent.Text.of("hello"),
                        null,
                        NOW)
                .at(seq);
    }

    private static Draft draft(String text, @Nullable ClientMessageId name) {
        return new Draft(
                MessageId.next(), ChatId.next(), Side.DOCTOR, UserId.next(), MessageContent.Text.of(text), name, NOW);
    }

    @Test
    void whatIsReadWasDelivered() {
        var read = chat(5, 0, 0).readUpTo(Side.DOCTOR, 3, LATER);

        assertThat(read.deliveredSeq(Side.DOCTOR)).isEqualTo(3);
        assertThat(read.deliveredSeq(Side.PATIENT)).isZero();
    }

    @Test
    void whatIsDeliveredNeverMovesBackNorPassesTheNewest() {
        var delivered = chat(5, 0, 0).deliveredUpTo(Side.PATIENT, 9);

        assertThat(delivered.deliveredSeq(Side.PATIENT)).isEqualTo(5);
        assertThat(delivered.deliveredUpTo(Side.PATIENT, 2)).isEqualTo(delivered);
        assertThat(delivered.readSeq(Side.PATIENT)).isZero();
        assertThat(delivered.updatedAt()).isEqualTo(NOW);
    }

    @Test
    void oneMoreMessageTakesTheChatOutOfBothArchives() {
        var put = chat(5, 5, 4).withActive(Side.DOCTOR, false, NOW).withActive(Side.PATIENT, false, NOW);

        var extended = put.extended(LATER);

        assertThat(extended.isActive(Side.DOCTOR)).isTrue();
        assertThat(extended.isActive(Side.PATIENT)).isTrue();
        assertThat(extended.lastSeq()).isEqualTo(6);
        assertThat(extended.readSeq(Side.DOCTOR)).isEqualTo(5);
        assertThat(extended.updatedAt()).isEqualTo(LATER);
    }
}
