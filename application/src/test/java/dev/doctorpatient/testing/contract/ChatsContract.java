package dev.doctorpatient.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doctorpatient.application.conversation.port.Chats;
import dev.doctorpatient.application.conversation.port.Chats.Overview;
import dev.doctorpatient.application.conversation.port.Chats.Scope;
import dev.doctorpatient.domain.careteam.Relation;
import dev.doctorpatient.domain.conversation.Chat;
import dev.doctorpatient.domain.conversation.ChatId;
import dev.doctorpatient.domain.conversation.Draft;
import dev.doctorpatient.domain.conversation.Message;
import dev.doctorpatient.domain.conversation.MessageContent;
import dev.doctorpatient.domain.conversation.MessageId;
import dev.doctorpatient.domain.conversation.Side;
import dev.doctorpatient.domain.conversation.SideState;
import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.testing.Fixtures;
import dev.doctorpatient.testing.NobodyTold;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link Chats} must do, whatever stores it. */
public abstract class ChatsContract extends PortContract {
    private static final Instant LATER = Fixtures.NOW.plusNanos(1_000);

    private Chats chats() {
        return stores().chats();
    }

    private Optional<Chat> found(ChatId id) {
        return inTransaction(() -> chats().find(id));
    }

    private Optional<Chat> between(DoctorId doctor, PatientId patient) {
        return inTransaction(() -> chats().findBetween(doctor, patient));
    }

    private Overview overview(ChatId id) {
        return inTransaction(() -> chats().overview(chats().find(id).orElseThrow()));
    }

    private List<Overview> listed(Scope scope) {
        return all(request -> chats().page(scope, request));
    }

    private List<Chat> listedChats(Scope scope) {
        return listed(scope).stream().map(Overview::chat).toList();
    }

    private Message sent(Chat chat, Side side) {
        var writer = fixtures().administrator().id();
        return stores().messageLog()
                .append(draft(chat, side, writer), new NobodyTold(), _ -> {})
                .message();
    }

    private static Draft draft(Chat chat, Side side, UserId writer) {
        return new Draft(
                MessageId.next(), chat.id(), side, writer, MessageContent.Text.of("Hello"), null, Fixtures.NOW);
    }

    private Chat read(ChatId id, Side side, long seq) {
        return inTransaction(() -> {
            var read = chats().lock(id).orElseThrow().readUpTo(side, seq, LATER);
            chats().save(read);
            return read;
        });
    }

    private Chat withoutAssignment() {
        return fixtures().chat(fixtures().doctor().id(), fixtures().patient().id());
    }

    @Test
    void aChatIsFoundAsItWasStored() {
        var chat = withoutAssignment();

        assertThat(found(chat.id())).contains(chat);
        assertThat(between(chat.doctor(), chat.patient())).contains(chat);
        assertThat(inTransaction(() -> chats().lock(chat.id()))).contains(chat);
    }

    @Test
    void anUnknownChatIsNotFound() {
        var chat = withoutAssignment();
        var other = withoutAssignment();

        assertThat(found(ChatId.next())).isEmpty();
        assertThat(inTransaction(() -> chats().lock(ChatId.next()))).isEmpty();
        assertThat(between(chat.doctor(), other.patient())).isEmpty();
    }

    @Test
    void aChatThatIsClosedIsFound() {
        var chat = fixtures().chat();
        var assignment = fixtures().assigned(fixtures().doctor().id(), chat.patient());
        var closed = fixtures().chat(assignment.doctor(), assignment.patient());

        fixtures().removed(assignment);

        assertThat(found(closed.id())).contains(closed);
        assertThat(between(closed.doctor(), closed.patient())).contains(closed);
    }

    @Test
    void theTwoHaveOneChat() {
        var chat = withoutAssignment();
        var second = Chat.create(chat.doctor(), chat.patient(), LATER);

        assertRefused(ProblemCode.CONCURRENT_CHANGE, () -> chats().add(second));

        assertThat(found(second.id())).isEmpty();
        assertThat(between(chat.doctor(), chat.patient())).contains(chat);
    }

    @Test
    void ofManyWhoOpenTheChatOfTheSameTwoAtOnceOneDoes() throws Exception {
        var doctor = fixtures().doctor().id();
        var patient = fixtures().patient().id();

        var outcome = Races.run(() -> inTransaction(() -> {
            var chat = Chat.create(doctor, patient, Fixtures.NOW);
            chats().add(chat);
            return chat;
        }));

        assertThat(outcome.results()).hasSize(1);
        assertThat(outcome.refusals()).hasSize(Races.THREADS - 1).containsOnly(ProblemCode.CONCURRENT_CHANGE);
        assertThat(between(doctor, patient)).contains(outcome.results().getFirst());
    }

    @Test
    void changesAreKept() {
        var chat = fixtures().chat();
        var unused1 = sent(chat, Side.DOCTOR);
        var unused2 = sent(chat, Side.PATIENT);
        var changed = inTransaction(() -> {
            var locked = chats().lock(chat.id()).orElseThrow();
            var put = locked.withActive(Side.PATIENT, false, LATER)
                    .readUpTo(Side.DOCTOR, 2, LATER)
                    .readUpTo(Side.PATIENT, 1, LATER);
            chats().save(put);
            return put;
        });

        assertThat(found(chat.id())).contains(changed);
        assertThat(changed)
                .isEqualTo(new Chat(
                        chat.id(),
                        chat.doctor(),
                        chat.patient(),
                        new SideState(true, 2, 2),
                        new SideState(false, 1, 1),
                        2,
                        chat.createdAt(),
                        LATER));
    }

    @Test
    void whatIsRolledBackLeavesNoTrace() {
        var known = withoutAssignment();
        var chat = Chat.create(fixtures().doctor().id(), known.patient(), Fixtures.NOW);

        rollBack(() -> {
            chats().add(chat);
            chats().save(chats().lock(known.id()).orElseThrow().withActive(Side.DOCTOR, false, LATER));
        });

        assertThat(found(chat.id())).isEmpty();
        assertThat(found(known.id())).contains(known);
    }

    @Test
    void whoLocksAChatKeepsOthersOut() throws Exception {
        var chat = fixtures().chat();

        assertExclusive(() -> chats().lock(chat.id()), () -> chats().lock(chat.id()));
    }

    @Test
    void whoLocksAChatKeepsOthersFromAppendingToIt() throws Exception {
        var chat = fixtures().chat();
        var draft = draft(chat, Side.DOCTOR, fixtures().administrator().id());

        Races.requireWaiting(
                meanwhile -> inTransaction(() -> {
                    var unused = chats().lock(chat.id());
                    return called(meanwhile);
                }),
                () -> {
                    var unused = stores().messageLog().append(draft, new NobodyTold(), _ -> {});
                });
    }

    @Test
    void whoReadsUnderALockLosesNothingOfWhatIsAppendedMeanwhile() throws Exception {
        var chat = fixtures().chat();
        var writer = fixtures().administrator().id();

        var outcome = Races.run(racer -> () -> {
            if (racer % 2 == 0) {
                var unused = stores().messageLog().append(draft(chat, Side.PATIENT, writer), new NobodyTold(), _ -> {});
            } else {
                var unused = read(chat.id(), Side.DOCTOR, racer / 2);
            }
            return racer;
        });

        assertThat(outcome.refusals()).isEmpty();
        var appended = Races.THREADS / 2L;
        assertThat(found(chat.id())).map(Chat::lastSeq).contains(appended);
        assertThat(read(chat.id(), Side.DOCTOR, appended).readSeq(Side.DOCTOR)).isEqualTo(appended);
    }

    @Test
    void anEmptyChatHasNothingToShow() {
        var chat = withoutAssignment();

        assertThat(overview(chat.id())).isEqualTo(new Overview(chat, null, 0, 0));
    }

    @Test
    void unreadIsWhatTheOtherSideSentAndASideHasNotRead() {
        var chat = fixtures().chat();
        var unused1 = sent(chat, Side.PATIENT);
        var unused2 = sent(chat, Side.DOCTOR);
        var unused3 = sent(chat, Side.PATIENT);
        var unused4 = sent(chat, Side.PATIENT);
        var last = sent(chat, Side.DOCTOR);

        assertThat(overview(chat.id())).isEqualTo(new Overview(found(chat.id()).orElseThrow(), last, 3, 2));
        var readByDoctor = read(chat.id(), Side.DOCTOR, 3);
        assertThat(overview(chat.id())).isEqualTo(new Overview(readByDoctor, last, 1, 2));
        var readByBoth = read(chat.id(), Side.PATIENT, 5);
        assertThat(overview(chat.id())).isEqualTo(new Overview(readByBoth, last, 1, 0));
    }

    @Test
    void aListShowsWhatAnOverviewShows() {
        var doctor = fixtures().doctor().id();
        var empty = open(doctor, Fixtures.NOW);
        var busy = open(doctor, LATER);
        var unused1 = sent(busy, Side.PATIENT);
        var unused2 = sent(busy, Side.PATIENT);
        var unused3 = sent(busy, Side.DOCTOR);
        var unused4 = read(busy.id(), Side.DOCTOR, 1);

        assertThat(listed(new Scope.OfDoctor(doctor))).containsExactly(overview(busy.id()), overview(empty.id()));
    }

    private Chat open(DoctorId doctor, Instant createdAt) {
        var patient = fixtures().patient().id();
        var unused = fixtures().assigned(doctor, patient);
        return fixtures().stored(Chat.create(doctor, patient, createdAt));
    }

    @Test
    void everybodysChatsAreAllOpenAndClosedAndPutAway() {
        var open = fixtures().chat();
        var closed = withoutAssignment();
        var away = inTransaction(() -> {
            var put = chats().lock(open.id()).orElseThrow().withActive(Side.DOCTOR, false, LATER);
            chats().save(put);
            return put;
        });

        assertThat(listedChats(new Scope.All())).contains(away, closed).doesNotHaveDuplicates();
    }

    @Test
    void aDoctorsChatsAreThoseWithPatientsWhomTheyTreatNow() {
        var doctor = fixtures().doctor().id();
        var treated = fixtures().assigned(doctor, fixtures().patient().id());
        var former = fixtures().assigned(doctor, fixtures().patient().id());
        var othersAssignment = fixtures().assigned(fixtures().doctor().id(), treated.patient());
        var chat = fixtures().chat(doctor, treated.patient());
        var unused1 = fixtures().chat(doctor, former.patient());
        var unused2 = fixtures().chat(othersAssignment.doctor(), treated.patient());
        fixtures().removed(former);

        assertThat(listedChats(new Scope.OfDoctor(doctor))).containsExactly(chat);
    }

    @Test
    void aUsersChatsAreThoseOfThePatientsForWhomTheyActNowAlsoClosedOnes() {
        var user = fixtures().patientUser().id();
        var own = fixtures().chat();
        var childs = withoutAssignment();
        var former = fixtures().chat();
        var unused1 = fixtures().related(user, own.patient(), Relation.SELF);
        var unused2 = fixtures().related(user, childs.patient(), Relation.CHILD);
        var unused3 = fixtures().related(fixtures().patientUser().id(), own.patient(), Relation.PARENT);
        fixtures().removed(fixtures().related(user, former.patient(), Relation.SPOUSE));

        assertThat(listedChats(new Scope.OfRelatives(user))).containsExactly(childs, own);
    }

    @Test
    void aPatientsChatsAreTheirsWithWhomeverAlsoClosedOnes() {
        var open = fixtures().chat();
        var former = fixtures().doctor().id();
        var closed = fixtures().stored(Chat.create(former, open.patient(), LATER));
        var unused = fixtures().chat();

        assertThat(listedChats(new Scope.OfPatient(open.patient()))).containsExactly(closed, open);
    }

    @Test
    void aListIsNewestFirstInStablePages() {
        var doctor = fixtures().doctor().id();

        assertNewestFirstInStablePages(
                at -> open(doctor, at),
                request -> chats().page(new Scope.OfDoctor(doctor), request).map(Overview::chat));
    }
}
