package dev.doctorpatient.testing;

import dev.doctorpatient.application.interview.port.AiSessions;
import dev.doctorpatient.application.shared.Page;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.application.shared.Position;
import dev.doctorpatient.domain.conversation.ChatId;
import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.interview.AiSession;
import dev.doctorpatient.domain.interview.AiSessionFilter;
import dev.doctorpatient.domain.interview.AiSessionId;
import dev.doctorpatient.domain.interview.AiSessionStage;
import dev.doctorpatient.domain.interview.Interview;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** AI sessions in memory. */
public final class InMemoryAiSessions implements AiSessions {
    private final InMemoryDatabase database;
    private final InMemoryCareTeams careTeams;

    /** The interviews of a database. */
    public InMemoryAiSessions(InMemoryDatabase database) {
        this.database = database;
        this.careTeams = new InMemoryCareTeams(database);
    }

    @Override
    public void add(AiSession session) {
        database.interviews.add(session.opening().id(), session);
    }

    @Override
    public Optional<AiSession> find(AiSessionId id) {
        return database.interviews.find(id);
    }

    @Override
    public Optional<AiSession> lock(AiSessionId id) {
        database.lock(id);
        return find(id);
    }

    @Override
    public void save(AiSession session) {
        var id = session.opening().id();
        database.requireLocked(id);
        var earlier = database.interviews.get(id).transcript().turns();
        var turns = session.transcript().turns();
        if (turns.size() < earlier.size() || !turns.subList(0, earlier.size()).equals(earlier)) {
            throw new IllegalStateException("turns are only ever added");
        }
        database.interviews.replace(id, session);
    }

    @Override
    public Page<AiSession> page(Scope scope, AiSessionFilter filter, PageRequest request) {
        return Pages.of(
                database.interviews.all(),
                session -> isWithin(scope, session)
                        && Pages.is(session.opening().chat(), filter.chat())
                        && Pages.is(session.opening().patient(), filter.patient())
                        && Pages.is(session.stage(), filter.stage()),
                Pages.DESCENDING,
                session -> Position.of(
                        session.opening().startedAt(), session.opening().id().value()),
                request);
    }

    @Override
    public List<Interview> openIn(ChatId chat) {
        return database.interviews.all().stream()
                .filter(session -> chat.equals(session.opening().chat()))
                .filter(session -> session.stage() == AiSessionStage.IN_PROGRESS)
                .filter(Interview.class::isInstance)
                .map(Interview.class::cast)
                .sorted(Comparator.comparing(session -> session.opening().id().value()))
                .toList();
    }

    @Override
    public List<AiSessionId> idleSince(Instant time, int most) {
        return database.interviews.all().stream()
                .filter(session -> session.stage() == AiSessionStage.IN_PROGRESS)
                .filter(session -> session.lastTurnAt().isBefore(time))
                .sorted(Comparator.comparing(AiSession::lastTurnAt))
                .map(session -> session.opening().id())
                .limit(most)
                .toList();
    }

    private boolean isWithin(Scope scope, AiSession session) {
        var opening = session.opening();
        return switch (scope) {
            case Scope.All() -> true;
            case Scope.OfDoctor(var doctor, var user) ->
                (session instanceof Interview
                                ? isChatOf(doctor, opening.chat())
                                : opening.user().equals(user))
                        && careTeams.isAssigned(doctor, opening.patient());
            case Scope.OfRelatives(var user) ->
                session instanceof Interview && careTeams.isRelated(user, opening.patient());
        };
    }

    private boolean isChatOf(DoctorId doctor, @Nullable ChatId chat) {
        return chat != null && database.chats.get(chat).doctor().equals(doctor);
    }
}
