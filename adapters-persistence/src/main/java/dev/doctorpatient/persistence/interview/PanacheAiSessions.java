package dev.doctorpatient.persistence.interview;

import dev.doctorpatient.application.interview.port.AiSessions;
import dev.doctorpatient.application.shared.Page;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.application.shared.Position;
import dev.doctorpatient.domain.interview.Interview;
import dev.doctorpatient.domain.interview.AiSessionFilter;
import dev.doctorpatient.domain.interview.AiSessionId;
import dev.doctorpatient.domain.interview.Turn;
import dev.doctorpatient.persistence.shared.Conditions;
import dev.doctorpatient.persistence.shared.Rows;
import dev.doctorpatient.persistence.shared.Values;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

@ApplicationScoped
class PanacheAiSessions implements AiSessions, PanacheRepositoryBase<AiSessionRow, UUID> {
    @Override
    public void add(Interview interview) {
        persist(new AiSessionRow().take(interview));
        addTurns(interview, 0);
    }

    @Override
    public Optional<Interview> find(AiSessionId id) {
        return findByIdOptional(id.value()).map(this::withTurns);
    }

    @Override
    public Optional<Interview> lock(AiSessionId id) {
        return Rows.lock(getEntityManager(), AiSessionRow.class, id.value()).map(this::withTurns);
    }

    @Override
    public void save(Interview interview) {
        var id = interview.opening().id().value();
        Rows.known(getEntityManager(), AiSessionRow.class, id).take(interview);
        var stored = getEntityManager()
                .createQuery("select count(*) from TurnRow where sessionId = :id", Long.class)
                .setParameter("id", id)
                .getSingleResult();
        addTurns(interview, Math.toIntExact(stored));
    }

    @Override
    public Page<Interview> page(Scope scope, AiSessionFilter filter, PageRequest request) {
        var chat = filter.chat();
        var patient = filter.patient();
        var stage = filter.stage();
        var conditions = within(scope)
                .and("r.chatId = :chat", "chat", chat == null ? null : chat.value())
                .and("r.patientId = :patient", "patient", patient == null ? null : patient.value())
                .and("r.status = :status", "status", stage == null ? null : Values.name(stage))
                .before(request.after(), "r.startTimestamp");
        var found = find(
                        "from AiSessionRow r" + conditions.clause() + " order by r.startTimestamp desc, r.id desc",
                        conditions.parameters())
                .range(0, request.limit())
                .list();
        var page = Page.of(found, request.limit(), row -> Position.of(row.startTimestamp, row.id));
        var turns = turns(page.items().stream().map(row -> row.id).toList());
        return page.map(row -> row.toDomain(turns.getOrDefault(row.id, List.of())));
    }

    private Interview withTurns(AiSessionRow row) {
        return row.toDomain(turns(List.of(row.id)).getOrDefault(row.id, List.of()));
    }

    /** The turns of all these interviews in one statement. */
    private Map<UUID, List<Turn>> turns(List<UUID> interviews) {
        return getEntityManager()
                .createQuery("from TurnRow where sessionId in :interviews order by sessionId, position", TurnRow.class)
                .setParameter("interviews", interviews)
                .getResultStream()
                .collect(Collectors.groupingBy(
                        row -> row.sessionId, Collectors.mapping(TurnRow::toDomain, Collectors.toList())));
    }

    private void addTurns(Interview interview, int stored) {
        var turns = interview.transcript().turns();
        EntityManager entities = getEntityManager();
        for (var position = stored; position < turns.size(); position++) {
            entities.persist(TurnRow.of(turns.get(position), interview.opening().id(), position));
        }
    }

    private static Conditions within(Scope scope) {
        return switch (scope) {
            case Scope.All() -> new Conditions();
            case Scope.OfDoctor(var doctor) ->
                new Conditions()
                        .and(
                                "r.chatId in (select c.id from ChatRow c where c.doctorId = :doctor)",
                                "doctor",
                                doctor.value())
                        .and("r.patientId in (select m.patientId from AssignmentRow m where m.doctorId = :doctor)");
            case Scope.OfRelatives(var user) ->
                new Conditions()
                        .and(
                                "r.patientId in (select k.patientId from KinshipRow k where k.userId = :user)",
                                "user",
                                user.value());
        };
    }
}
