package dev.doctorpatient.persistence.interview;

import dev.doctorpatient.application.interview.port.AiSessions;
import dev.doctorpatient.application.shared.Page;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.application.shared.Position;
import dev.doctorpatient.domain.conversation.ChatId;
import dev.doctorpatient.domain.interview.AiSession;
import dev.doctorpatient.domain.interview.AiSessionFilter;
import dev.doctorpatient.domain.interview.AiSessionId;
import dev.doctorpatient.domain.interview.Interview;
import dev.doctorpatient.domain.interview.InterviewSummary.Version;
import dev.doctorpatient.domain.interview.Turn;
import dev.doctorpatient.persistence.shared.Conditions;
import dev.doctorpatient.persistence.shared.Rows;
import dev.doctorpatient.persistence.shared.Values;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

@ApplicationScoped
class PanacheAiSessions implements AiSessions, PanacheRepositoryBase<AiSessionRow, UUID> {
    @Override
    public void add(AiSession session) {
        persist(new AiSessionRow().take(session));
        addTurns(session, 0);
        addVersions(session, 0);
    }

    @Override
    public Optional<AiSession> find(AiSessionId id) {
        return findByIdOptional(id.value()).map(this::complete);
    }

    @Override
    public Optional<AiSession> lock(AiSessionId id) {
        return Rows.lock(getEntityManager(), AiSessionRow.class, id.value()).map(this::complete);
    }

    @Override
    public void save(AiSession session) {
        var id = session.opening().id().value();
        Rows.known(getEntityManager(), AiSessionRow.class, id).take(session);
        addTurns(session, stored("TurnRow", id));
        addVersions(session, stored("SummaryRow", id));
    }

    private int stored(String entity, UUID session) {
        return Math.toIntExact(getEntityManager()
                .createQuery("select count(*) from " + entity + " where sessionId = :id", Long.class)
                .setParameter("id", session)
                .getSingleResult());
    }

    @Override
    public List<Interview> openIn(ChatId chat) {
        return find("chatId = ?1 and mode = 'interview' and status = 'in_progress' order by id", chat.value())
                .list()
                .stream()
                .map(this::complete)
                .map(Interview.class::cast)
                .toList();
    }

    @Override
    public List<AiSessionId> idleSince(Instant time, int most) {
        return getEntityManager()
                .createQuery(
                        "select id from AiSessionRow where status = 'in_progress' and lastTurnAt < :time order by lastTurnAt, id",
                        UUID.class)
                .setParameter("time", Values.stored(time))
                .setMaxResults(most)
                .getResultStream()
                .map(AiSessionId::new)
                .toList();
    }

    @Override
    public Page<AiSession> page(Scope scope, AiSessionFilter filter, PageRequest request) {
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
        var ids = page.items().stream().map(row -> row.id).toList();
        var turns = turns(ids);
        var versions = versions(ids);
        return page.map(
                row -> row.toDomain(turns.getOrDefault(row.id, List.of()), versions.getOrDefault(row.id, List.of())));
    }

    private AiSession complete(AiSessionRow row) {
        var id = List.of(row.id);
        return row.toDomain(
                turns(id).getOrDefault(row.id, List.of()), versions(id).getOrDefault(row.id, List.of()));
    }

    /** The turns of all these sessions in one statement. */
    private Map<UUID, List<Turn>> turns(List<UUID> sessions) {
        return partsOf(sessions, TurnRow.class)
                .collect(Collectors.groupingBy(
                        row -> row.sessionId, Collectors.mapping(TurnRow::toDomain, Collectors.toList())));
    }

    /** The versions of all their summaries, likewise. */
    private Map<UUID, List<Version>> versions(List<UUID> sessions) {
        return partsOf(sessions, SummaryRow.class)
                .collect(Collectors.groupingBy(
                        row -> row.sessionId, Collectors.mapping(SummaryRow::toDomain, Collectors.toList())));
    }

    private <R> Stream<R> partsOf(List<UUID> sessions, Class<R> type) {
        return getEntityManager()
                .createQuery(
                        "from " + type.getSimpleName() + " where sessionId in :sessions order by sessionId, position",
                        type)
                .setParameter("sessions", sessions)
                .getResultStream();
    }

    private void addTurns(AiSession session, int stored) {
        var turns = session.transcript().turns();
        EntityManager entities = getEntityManager();
        for (var position = stored; position < turns.size(); position++) {
            entities.persist(TurnRow.of(turns.get(position), session.opening().id(), position));
        }
    }

    private void addVersions(AiSession session, int stored) {
        if (session instanceof Interview interview && interview.result().isPresent()) {
            var versions = interview.result().get().versions();
            for (var position = stored; position < versions.size(); position++) {
                getEntityManager()
                        .persist(SummaryRow.of(
                                versions.get(position), session.opening().id(), position));
            }
        }
    }

    private static Conditions within(Scope scope) {
        return switch (scope) {
            case Scope.All() -> new Conditions();
            case Scope.OfDoctor(var doctor, var user) ->
                new Conditions()
                        .and(
                                "(r.mode = 'assistant' and r.userId = :user or r.mode = 'interview'"
                                        + " and r.chatId in (select c.id from ChatRow c where c.doctorId = :doctor))",
                                "doctor",
                                doctor.value())
                        .with("user", user.value())
                        .and("r.patientId in (select m.patientId from AssignmentRow m where m.doctorId = :doctor)");
            case Scope.OfRelatives(var user) ->
                new Conditions()
                        .and(
                                "r.mode = 'interview' and r.patientId in (select k.patientId from KinshipRow k where k.userId = :user)",
                                "user",
                                user.value());
        };
    }
}
