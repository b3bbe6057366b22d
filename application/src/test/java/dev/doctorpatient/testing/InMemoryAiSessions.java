package dev.doctorpatient.testing;

import dev.doctorpatient.application.interview.port.AiSessions;
import dev.doctorpatient.application.shared.Page;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.application.shared.Position;
import dev.doctorpatient.domain.conversation.ChatId;
import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.interview.Interview;
import dev.doctorpatient.domain.interview.AiSessionFilter;
import dev.doctorpatient.domain.interview.AiSessionId;
import dev.doctorpatient.domain.interview.AiSessionStage;
import dev.doctorpatient.domain.interview.Opening;
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
    public void add(Interview interview) {
        database.interviews.add(interview.opening().id(), interview);
    }

    @Override
    public Optional<Interview> find(AiSessionId id) {
        return database.interviews.find(id);
    }

    @Override
    public Optional<Interview> lock(AiSessionId id) {
        database.lock(id);
        return find(id);
    }

    @Override
    public void save(Interview interview) {
        var id = interview.opening().id();
        database.requireLocked(id);
        var earlier = database.interviews.get(id).transcript().turns();
        var turns = interview.transcript().turns();
        if (turns.size() < earlier.size() || !turns.subList(0, earlier.size()).equals(earlier)) {
            throw new IllegalStateException("turns are only ever added");
        }
        database.interviews.replace(id, interview);
    }

    @Override
    public Page<Interview> page(Scope scope, AiSessionFilter filter, PageRequest request) {
        return Pages.of(
                database.interviews.all(),
                interview -> isWithin(scope, interview.opening())
                        && Pages.is(interview.opening().chat(), filter.chat())
                        && Pages.is(interview.opening().patient(), filter.patient())
                        && Pages.is(stage(interview), filter.stage()),
                Pages.DESCENDING,
                interview -> Position.of(
                        interview.opening().startedAt(),
                        interview.opening().id().value()),
                request);
    }

    private boolean isWithin(Scope scope, Opening opening) {
        return switch (scope) {
            case Scope.All() -> true;
            case Scope.OfDoctor(var doctor) ->
                isChatOf(doctor, opening.chat()) && careTeams.isAssigned(doctor, opening.patient());
            case Scope.OfRelatives(var user) -> careTeams.isRelated(user, opening.patient());
        };
    }

    private boolean isChatOf(DoctorId doctor, @Nullable ChatId chat) {
        return chat != null && database.chats.get(chat).doctor().equals(doctor);
    }

    private static AiSessionStage stage(Interview interview) {
        return switch (interview) {
            case Interview.AwaitingAnswer _, Interview.AwaitingReply _ -> AiSessionStage.IN_PROGRESS;
            case Interview.Completed _ -> AiSessionStage.COMPLETED;
            case Interview.Abandoned _ -> AiSessionStage.ABANDONED;
        };
    }
}
