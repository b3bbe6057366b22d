package dev.doctorpatient.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doctorpatient.application.interview.port.AiSessions;
import dev.doctorpatient.application.interview.port.AiSessions.Scope;
import dev.doctorpatient.domain.careteam.Relation;
import dev.doctorpatient.domain.conversation.Chat;
import dev.doctorpatient.domain.conversation.ChatId;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.interview.AiSession;
import dev.doctorpatient.domain.interview.AiSessionFilter;
import dev.doctorpatient.domain.interview.AiSessionId;
import dev.doctorpatient.domain.interview.AiSessionStage;
import dev.doctorpatient.domain.interview.Consultation;
import dev.doctorpatient.domain.interview.Consultation.Source;
import dev.doctorpatient.domain.interview.Interview;
import dev.doctorpatient.domain.interview.Interview.AwaitingAnswer;
import dev.doctorpatient.domain.interview.Interview.AwaitingReply;
import dev.doctorpatient.domain.interview.Notices;
import dev.doctorpatient.domain.interview.Opening;
import dev.doctorpatient.domain.interview.Origin;
import dev.doctorpatient.domain.interview.Reply;
import dev.doctorpatient.domain.interview.SessionMessage;
import dev.doctorpatient.domain.interview.Turn;
import dev.doctorpatient.domain.interview.TurnId;
import dev.doctorpatient.domain.interview.Worded;
import dev.doctorpatient.domain.shared.ClientMessageId;
import dev.doctorpatient.testing.Fixtures;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link AiSessions} must do, whatever stores it. */
public abstract class AiSessionsContract extends PortContract {
    private static final Instant LATER =
            Fixtures.NOW.plus(Duration.ofSeconds(3)).plusNanos(1_000);

    private AiSessions interviews() {
        return stores().interviews();
    }

    private Optional<AiSession> found(AiSessionId id) {
        return inTransaction(() -> interviews().find(id));
    }

    private List<AiSession> listed(Scope scope, AiSessionFilter filter) {
        return all(request -> interviews().page(scope, filter, request));
    }

    private List<AiSession> listed(Scope scope) {
        return listed(scope, new AiSessionFilter(null, null, null));
    }

    private <I extends AiSession> I stored(I interview) {
        runInTransaction(() -> interviews().add(interview));
        return interview;
    }

    private <I extends AiSession> I saved(I interview) {
        runInTransaction(() -> {
            var unused = interviews().lock(interview.opening().id());
            interviews().save(interview);
        });
        return interview;
    }

    private static Worded wording(String text) {
        return new Worded(text, new Origin("openai", "gpt-4o-mini", Duration.ofMillis(1_234), true, "resp_1"));
    }

    private static SessionMessage said(String text) {
        return new SessionMessage(text, null);
    }

    private static SessionMessage named(String text) {
        return new SessionMessage(text, new ClientMessageId(Fixtures.uniqueWord()));
    }

    private static Turn notice(AiSession interview, Reply.Notice notice, SessionMessage message) {
        return new Turn(
                TurnId.next(),
                interview.transcript().round(),
                message.text(),
                notice,
                message.clientMessageId(),
                null,
                LATER);
    }

    private AwaitingAnswer begun(UserId user, PatientId patient, @Nullable ChatId chat, Instant startedAt) {
        return Interview.begin(
                new Opening(AiSessionId.next(), patient, user, chat, 5, startedAt), wording("What brings you here?"));
    }

    /** One that is stored and linked to no chat. */
    private AwaitingAnswer begun() {
        return stored(begun(fixtures().patientUser().id(), fixtures().patient().id(), null, Fixtures.NOW));
    }

    private AwaitingAnswer begunIn(Chat chat) {
        return stored(begun(fixtures().patientUser().id(), chat.patient(), chat.id(), Fixtures.NOW));
    }

    @Test
    void anInterviewIsFoundAsItWasStored() {
        var alone = begun();
        var linked = begunIn(fixtures().chat());

        assertThat(found(alone.opening().id())).contains(alone);
        assertThat(found(linked.opening().id())).contains(linked);
        assertThat(inTransaction(() -> interviews().lock(linked.opening().id())))
                .contains(linked);
    }

    @Test
    void anUnknownInterviewIsNotFound() {
        assertThat(found(AiSessionId.next())).isEmpty();
        assertThat(inTransaction(() -> interviews().lock(AiSessionId.next()))).isEmpty();
    }

    @Test
    void everyStateOfAWholeInterviewIsKept() {
        var open = begun();
        for (var question = 2; question <= 5; question++) {
            var waiting = open.answer(question % 2 == 0 ? named("Answer") : said("Answer"));
            assertKept(waiting);
            open = (AwaitingAnswer) waiting.take(wording("Question " + question + "?"), LATER);
            assertKept(open);
        }
        var last = open.answer(named("Last answer"));
        assertKept(last);

        var completed = last.take(wording("Chief complaint: none."), LATER);

        assertThat(completed).isInstanceOf(Interview.Completed.class);
        assertKept(completed);
    }

    @Test
    void aKeptMessageIsKeptWithAndWithoutItsClientId() {
        assertKept(begun().answer(said("Without")));
        assertKept(begun().answer(named("With")));
    }

    @Test
    void anInterviewThatIsEndedEarlyWaitsForItsSummaryWithoutAnyMessage() {
        var open = begun();
        var second = (AwaitingAnswer) open.answer(said("Answer")).take(wording("Since when?"), LATER);
        saved(second);

        var waiting = second.end(LATER);

        assertThat(waiting).isInstanceOfSatisfying(AwaitingReply.class, reply -> assertThat(reply.pending())
                .isNull());
        assertKept(waiting);
        assertKept(((AwaitingReply) waiting).take(wording("Summary"), LATER));
    }

    @Test
    void aKeptMessageWaitsForTheSummaryOnceTheInterviewIsEnded() {
        var waiting = begun().answer(named("Answer"));
        saved(waiting);

        assertKept(waiting.end(LATER));
    }

    @Test
    void aSummaryThatWasAskedForIsKept() {
        var open = begun();
        var second = (AwaitingAnswer) open.answer(said("Answer")).take(wording("Since when?"), LATER);
        saved(second);

        var waiting = second.summarize(named("/summarize"));

        assertKept(waiting);
        assertKept(waiting.take(wording("Summary"), LATER));
    }

    @Test
    void anAbandonedInterviewIsKept() {
        var abandoned = begun().end(LATER);

        assertThat(abandoned).isInstanceOf(Interview.Abandoned.class);
        assertKept(abandoned);
    }

    @Test
    void everyRoundIsKept() {
        var open = begun();
        for (var round = 2; round <= 4; round++) {
            var second = (AwaitingAnswer) open.answer(said("Answer")).take(wording("Since when?"), LATER);
            assertKept(second);
            var resetting = second.reset(named("/reset"));
            assertThat(resetting.transcript().round()).isEqualTo(round);
            assertKept(resetting);
            open = (AwaitingAnswer) resetting.take(wording("What brings you here now?"), LATER);
            assertKept(open);
        }

        assertThat(open.transcript().turns()).hasSize(7);
    }

    @Test
    void noticesAreKeptInEveryState() {
        Interview open = begun();
        open = open.noted(notice(open, Notices.help(), named("/help")));
        assertKept(open);
        Interview waiting = ((AwaitingAnswer) open).answer(named("Answer"));
        waiting = waiting.noted(notice(waiting, Notices.status(waiting), said("/status")));
        assertKept(waiting);
        var second = (AwaitingAnswer) ((AwaitingReply) waiting).take(wording("Since when?"), LATER);
        saved(second);
        Interview over = second.summarize(said("/summarize")).take(wording("Summary"), LATER);
        assertKept(over.noted(notice(over, Notices.status(over), named("/status"))));
        var abandoned = begun().end(LATER);
        assertKept(abandoned.noted(notice(abandoned, Notices.unknownCommand(), said("/what"))));
    }

    @Test
    void manyTurnsOfOneSaveAreKeptInTheirOrder() {
        Interview interview = begun();
        for (var each = 0; each < 20; each++) {
            interview = interview.noted(notice(interview, Notices.help(), said("/help " + each)));
        }

        assertKept(interview);
    }

    @Test
    void whatDidNotChangeCanBeSaved() {
        var open = begun();

        assertKept(open);
        assertKept(open);
    }

    @Test
    void textComesBackExactly() {
        assertThat(Texts.difficult(4_000)).allSatisfy(text -> {
            var waiting = begun().answer(said(text));
            assertKept(waiting);
            var next = waiting.take(wording("Since when?"), LATER);
            assertKept(next);
            assertKept(next.noted(notice(next, new Reply.Notice(text), named(text))));
        });
    }

    @Test
    void summariesComeBackExactly() {
        assertThat(Texts.difficult(4_000)).allSatisfy(text -> {
            var open = begun();
            var waiting = open.answer(said("Answer")).end(LATER);
            assertKept(((AwaitingReply) waiting).take(wording(text), LATER));
        });
    }

    @Test
    void whoWordedAReplyIsKept() {
        var origin = new Origin("a provider", "org/model:7b-instruct \u00E9", Duration.ofMillis(7), false, null);
        var worded = begun().answer(said("Answer")).take(new Worded("Since when?", origin), LATER);

        assertKept(worded);
    }

    @Test
    void whatIsRolledBackLeavesNoTrace() {
        var known = begun();
        var interview = begun(known.opening().user(), known.opening().patient(), null, Fixtures.NOW);
        var waiting = known.answer(named("Answer"));

        rollBack(() -> {
            interviews().add(interview);
            var unused = interviews().lock(known.opening().id());
            interviews().save(waiting.take(wording("Since when?"), LATER));
        });

        assertThat(found(interview.opening().id())).isEmpty();
        assertThat(found(known.opening().id())).contains(known);
    }

    @Test
    void whoLocksAnInterviewKeepsOthersOut() throws Exception {
        var id = begun().opening().id();

        assertExclusive(() -> interviews().lock(id), () -> interviews().lock(id));
    }

    @Test
    void turnsThatAreAddedUnderALockAreNeverLost() throws Exception {
        var id = begun().opening().id();

        var outcome = Races.run(() -> inTransaction(() -> {
            var locked = interviews().lock(id).orElseThrow();
            var turn = notice(locked, Notices.help(), named("/help"));
            interviews().save(locked.noted(turn));
            return turn;
        }));

        assertThat(outcome.refusals()).isEmpty();
        assertThat(found(id).orElseThrow().transcript().turns())
                .hasSize(Races.THREADS + 1)
                .containsAll(outcome.results());
    }

    @Test
    void ofTwoRepliesToOneAnswerTheFirstCounts() throws Exception {
        var waiting = saved(begun().answer(named("Answer")));
        var id = waiting.opening().id();

        var outcome = Races.run(() -> inTransaction(() -> {
            var current = interviews().lock(id).orElseThrow();
            if (!current.equals(waiting)) {
                return false;
            }
            interviews().save(waiting.take(wording("Since when?"), LATER));
            return true;
        }));

        assertThat(outcome.refusals()).isEmpty();
        assertThat(outcome.results()).containsOnlyOnce(true).hasSize(Races.THREADS);
        assertThat(found(id).orElseThrow().transcript().turns()).hasSize(2);
    }

    @Test
    void everybodysInterviewsAreAll() {
        var one = begun();
        var two = begunIn(fixtures().chat());

        assertThat(listed(new Scope.All())).contains(one, two).doesNotHaveDuplicates();
    }

    @Test
    void aDoctorsInterviewsAreThoseLinkedToTheirChatsWithPatientsWhomTheyTreatNow() {
        var doctor = fixtures().doctor().id();
        var treated = fixtures().assigned(doctor, fixtures().patient().id());
        var former = fixtures().assigned(doctor, fixtures().patient().id());
        var other = fixtures().assigned(fixtures().doctor().id(), treated.patient());
        var linked = begunIn(fixtures().chat(doctor, treated.patient()));
        var unused1 = begunIn(fixtures().chat(doctor, former.patient()));
        var unused2 = begunIn(fixtures().chat(other.doctor(), treated.patient()));
        var unused3 = stored(begun(fixtures().patientUser().id(), treated.patient(), null, Fixtures.NOW));
        fixtures().removed(former);

        assertThat(listed(new Scope.OfDoctor(doctor, UserId.next()))).containsExactly(linked);
    }

    @Test
    void aUsersInterviewsAreThoseOfThePatientsForWhomTheyActNow() {
        var user = fixtures().patientUser().id();
        var own = begun();
        var childs = begunIn(fixtures().chat());
        var former = stored(begun(user, fixtures().patient().id(), null, Fixtures.NOW));
        var unused1 = fixtures().related(user, own.opening().patient(), Relation.SELF);
        var unused2 = fixtures().related(user, childs.opening().patient(), Relation.CHILD);
        var unused3 =
                fixtures().related(fixtures().patientUser().id(), own.opening().patient(), Relation.PARENT);
        fixtures().removed(fixtures().related(user, former.opening().patient(), Relation.SPOUSE));

        assertThat(listed(new Scope.OfRelatives(user))).containsExactly(childs, own);
    }

    @Test
    void aListCanBeOfOneChatOrPatient() {
        var chat = fixtures().chat();
        var linked = begunIn(chat);
        var alone = stored(begun(linked.opening().user(), chat.patient(), null, Fixtures.NOW));
        var unused = begun();

        assertThat(listed(new Scope.All(), new AiSessionFilter(chat.id(), null, null)))
                .containsExactly(linked);
        assertThat(listed(new Scope.All(), new AiSessionFilter(null, chat.patient(), null)))
                .containsExactly(alone, linked);
        assertThat(listed(
                        new Scope.OfDoctor(chat.doctor(), UserId.next()),
                        new AiSessionFilter(null, chat.patient(), null)))
                .containsExactly(linked);
        assertThat(listed(new Scope.All(), new AiSessionFilter(ChatId.next(), chat.patient(), null)))
                .isEmpty();
    }

    @Test
    void aListCanBeOfOneStage() {
        var chat = fixtures().chat();
        var open = begunIn(chat);
        var waiting = saved(begunIn(chat).answer(said("Answer")));
        var begun = begunIn(chat);
        var completed =
                saved(((AwaitingReply) begun.answer(said("Answer")).end(LATER)).take(wording("Summary"), LATER));
        var abandoned = saved(begunIn(chat).end(LATER));

        assertThat(listed(new Scope.All(), inStage(chat, AiSessionStage.IN_PROGRESS)))
                .containsExactly(waiting, open);
        assertThat(listed(new Scope.All(), inStage(chat, AiSessionStage.COMPLETED)))
                .containsExactly(completed);
        assertThat(listed(new Scope.All(), inStage(chat, AiSessionStage.ABANDONED)))
                .containsExactly(abandoned);
    }

    private static AiSessionFilter inStage(Chat chat, AiSessionStage stage) {
        return new AiSessionFilter(chat.id(), null, stage);
    }

    @Test
    void aListIsNewestFirstInStablePages() {
        var user = fixtures().patientUser().id();
        var patient = fixtures().patient().id();

        assertNewestFirstInStablePages(at -> (AiSession) stored(begun(user, patient, null, at)), request -> interviews()
                .page(new Scope.All(), new AiSessionFilter(null, patient, null), request));
    }

    private Consultation.Open consulted(UserId user, PatientId patient, Set<Source> sources) {
        return stored(
                Consultation.begin(new Opening(AiSessionId.next(), patient, user, null, 0, Fixtures.NOW), sources));
    }

    private Consultation.Open consulted() {
        return consulted(fixtures().patientUser().id(), fixtures().patient().id(), Set.of(Source.values()));
    }

    private void assertKept(AiSession session) {
        saved(session);

        assertThat(found(session.opening().id())).contains(session);
    }

    @Test
    void everyStateOfAConsultationIsKept() {
        var open = consulted();
        var waiting = open.ask(named("What of the chest pain?"));
        var answered = waiting.take(wording("It was told of twice.\nSee the summary."), LATER);

        assertThat(found(open.opening().id())).contains(open);
        assertKept(waiting);
        assertKept(answered);
        var reset = answered.reset(notice(answered, Notices.forgotten(), named("/reset")));
        assertKept(reset);
        assertKept(reset.end(LATER));
        assertKept(consulted(open.opening().user(), open.opening().patient(), Set.of())
                .end(LATER));
        assertKept(consulted().ask(said("And?")).end(LATER));
        assertKept(consulted().abandoned(null, LATER));
    }

    @Test
    void everyVersionOfASummaryIsKept() {
        var by = fixtures().patientUser().id();
        var completed =
                saved(((AwaitingReply) begun().answer(said("Answer")).end(LATER)).take(wording("Summary"), LATER));
        var corrected = completed.withSummary(summary -> summary.corrected("Better", by, LATER.plusSeconds(1)));
        var again = corrected.withSummary(summary -> summary.corrected("Best", by, LATER.plusSeconds(2)));
        var confirmed = again.withSummary(summary -> summary.confirmed(by, LATER.plusSeconds(3)));

        assertKept(corrected);
        assertKept(again);
        assertKept(confirmed);
        assertKept(begun().abandoned(wording("Summary of what was said"), LATER));
        assertThat(listed(
                        new Scope.All(),
                        new AiSessionFilter(null, completed.opening().patient(), null)))
                .containsExactly(confirmed);
    }

    @Test
    void consultationsAreListedToTheirDoctorWhileTheyTreatThePatient() {
        var doctor = fixtures().doctor();
        var user = fixtures().accountOf(doctor).id();
        var treated = fixtures().assigned(doctor.id(), fixtures().patient().id());
        var former = fixtures().assigned(doctor.id(), fixtures().patient().id());
        var own = consulted(user, treated.patient(), Set.of());
        var unused1 = consulted(user, former.patient(), Set.of());
        var unused2 = consulted(fixtures().patientUser().id(), treated.patient(), Set.of());
        var relative = fixtures().patientUser().id();
        var unused3 = fixtures().related(relative, treated.patient(), Relation.SELF);
        fixtures().removed(former);

        assertThat(listed(new Scope.OfDoctor(doctor.id(), user))).containsExactly(own);
        assertThat(listed(new Scope.OfRelatives(relative))).isEmpty();
    }

    @Test
    void theOpenInterviewOfAChatIsFound() {
        var chat = fixtures().chat();
        var user = fixtures().patientUser().id();
        var unused1 = stored(Consultation.begin(
                new Opening(AiSessionId.next(), chat.patient(), user, chat.id(), 0, Fixtures.NOW), Set.of()));
        var over = begunIn(chat);
        saved(over.end(LATER));

        assertThat(inTransaction(() -> interviews().openIn(chat.id()))).isEmpty();

        var open = begunIn(chat);

        assertThat(inTransaction(() -> interviews().openIn(chat.id()))).containsExactly(open);

        saved(open.answer(said("Answer")));

        assertThat(inTransaction(() -> interviews().openIn(chat.id()))).containsExactly(open.answer(said("Answer")));
    }

    @Test
    void sessionsThatWereLeftAreFoundTheLongestLeftFirst() {
        var user = fixtures().patientUser().id();
        var patient = fixtures().patient().id();
        var early = Fixtures.NOW.minus(Duration.ofDays(4_000));
        var second = stored(begun(user, patient, null, early.plusSeconds(2)));
        var first = stored(begun(user, patient, null, early.plusSeconds(1)));
        var third = stored(Consultation.begin(
                new Opening(AiSessionId.next(), patient, user, null, 0, early.plusSeconds(3)), Set.of()));
        var active = stored(begun(user, patient, null, early));
        saved(active.answer(said("Answer")).take(wording("Since when?"), early.plusSeconds(10)));
        var over = stored(begun(user, patient, null, early));
        saved(over.end(early.plusSeconds(1)));

        assertThat(inTransaction(() -> interviews().idleSince(early.plusSeconds(10), 10)))
                .containsExactly(
                        first.opening().id(),
                        second.opening().id(),
                        third.opening().id());
        assertThat(inTransaction(() -> interviews().idleSince(early.plusSeconds(10), 2)))
                .containsExactly(first.opening().id(), second.opening().id());
        assertThat(inTransaction(() -> interviews().idleSince(early.plusSeconds(1), 10)))
                .isEmpty();

        saved(first.end(LATER));
        saved(second.end(LATER));
        saved(third.end(LATER));
    }
}
