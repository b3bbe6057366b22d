package dev.doctorpatient.testing;

import dev.doctorpatient.application.interview.port.Interviews;
import dev.doctorpatient.application.shared.Page;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.application.shared.Position;
import dev.doctorpatient.domain.conversation.ChatId;
import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.interview.Interview;
import dev.doctorpatient.domain.interview.InterviewFilter;
import dev.doctorpatient.domain.interview.InterviewId;
import dev.doctorpatient.domain.interview.InterviewStage;
import dev.doctorpatient.domain.interview.Opening;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Interviews in memory. */
public final class InMemoryInterviews implements Interviews {
    private final InMemoryDatabase database;
    private final InMemoryCareTeams careTeams;

    /** The interviews of a database. */
    public InMemoryInterviews(InMemoryDatabase database) {
        this.database = database;
        this.careTeams = new InMemoryCareTeams(database);
    }

    @Override
    public void add(Interview interview) {
        database.interviews.add(interview.opening().id(), interview);
    }

    @Override
    public Optional<Interview> find(InterviewId id) {
        return database.interviews.find(id);
    }

    @Override
    public Optional<Interview> lock(InterviewId id) {
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
    public Page<Interview> page(Scope scope, InterviewFilter filter, PageRequest request) {
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

    private static InterviewStage stage(Interview interview) {
        return switch (interview) {
            case Interview.AwaitingAnswer _, Interview.AwaitingReply _ -> InterviewStage.IN_PROGRESS;
            case Interview.Completed _ -> InterviewStage.COMPLETED;
            case Interview.Abandoned _ -> InterviewStage.ABANDONED;
        };
    }
}
