package dev.doctorpatient.persistence.conversation;

import dev.doctorpatient.application.conversation.port.Chats;
import dev.doctorpatient.application.shared.Page;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.application.shared.Position;
import dev.doctorpatient.domain.conversation.Chat;
import dev.doctorpatient.domain.conversation.ChatId;
import dev.doctorpatient.domain.conversation.Message;
import dev.doctorpatient.domain.directory.DoctorId;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.shared.Conflict;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.persistence.shared.Conditions;
import dev.doctorpatient.persistence.shared.Rows;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

@ApplicationScoped
class PanacheChats implements Chats, PanacheRepositoryBase<ChatRow, UUID> {
    /** All that a list shows, in one statement: the counts walk the index of a chat's messages from the first unread one. */
    private static final String OVERVIEWS = "select r as chat, last as last,"
            + " (select count(*) from MessageRow m where m.chatId = r.id and m.seq > r.doctorReadSeq"
            + " and m.senderSide = 'patient') as unreadByDoctor,"
            + " (select count(*) from MessageRow m where m.chatId = r.id and m.seq > r.patientReadSeq"
            + " and m.senderSide = 'doctor') as unreadByPatient"
            + " from ChatRow r left join MessageRow last on last.chatId = r.id and last.seq = r.lastSeq";

    private final StoredMessages messages;

    PanacheChats(StoredMessages messages) {
        this.messages = messages;
    }

    @Override
    public Optional<Chat> find(ChatId id) {
        return findByIdOptional(id.value()).map(ChatRow::toDomain);
    }

    @Override
    public Optional<Chat> findBetween(DoctorId doctor, PatientId patient) {
        return find("doctorId = ?1 and patientId = ?2", doctor.value(), patient.value())
                .singleResultOptional()
                .map(ChatRow::toDomain);
    }

    @Override
    public Optional<Chat> lock(ChatId id) {
        return Rows.lock(getEntityManager(), ChatRow.class, id.value()).map(ChatRow::toDomain);
    }

    @Override
    public void add(Chat chat) {
        persist(new ChatRow().take(chat));
        Rows.writeOr(
                getEntityManager(),
                () -> new Conflict(ProblemCode.CONCURRENT_CHANGE, "The two have got a chat meanwhile"),
                "chats_key");
    }

    @Override
    public void save(Chat chat) {
        Rows.known(getEntityManager(), ChatRow.class, chat.id().value()).take(chat);
    }

    @Override
    public Overview overview(Chat chat) {
        var conditions = new Conditions().and("r.id = :id", "id", chat.id().value());
        return toOverviews(overviews(conditions, 1)).getFirst();
    }

    @Override
    public Page<Overview> page(Scope scope, PageRequest request) {
        var conditions = within(scope).before(request.after(), "r.createdAt");
        var page = Page.of(overviews(conditions, request.limit() + 1), request.limit(), PanacheChats::position);
        return new Page<>(toOverviews(page.items()), page.next());
    }

    private List<Tuple> overviews(Conditions conditions, int most) {
        var query = getEntityManager()
                .createQuery(OVERVIEWS + conditions.clause() + " order by r.createdAt desc, r.id desc", Tuple.class)
                .setMaxResults(most);
        conditions.parameters().forEach(query::setParameter);
        return query.getResultList();
    }

    private static Position position(Tuple found) {
        var chat = found.get("chat", ChatRow.class);
        return Position.of(chat.createdAt, chat.id);
    }

    private List<Overview> toOverviews(List<Tuple> found) {
        var last = messages
                .of(found.stream()
                        .flatMap(tuple -> Optional.ofNullable(tuple.get("last", MessageRow.class)).stream())
                        .toList())
                .stream()
                .collect(Collectors.toMap(Message::chat, Function.identity()));
        return found.stream()
                .map(tuple -> {
                    var chat = tuple.get("chat", ChatRow.class).toDomain();
                    return new Overview(
                            chat,
                            last.get(chat.id()),
                            tuple.get("unreadByDoctor", Long.class),
                            tuple.get("unreadByPatient", Long.class));
                })
                .toList();
    }

    private static Conditions within(Scope scope) {
        return switch (scope) {
            case Scope.All() -> new Conditions();
            case Scope.OfDoctor(var doctor) ->
                new Conditions()
                        .and("r.doctorId = :doctor", "doctor", doctor.value())
                        .and("r.patientId in (select m.patientId from AssignmentRow m where m.doctorId = :doctor)");
            case Scope.OfRelatives(var user) ->
                new Conditions()
                        .and(
                                "r.patientId in (select k.patientId from KinshipRow k where k.userId = :user)",
                                "user",
                                user.value());
            case Scope.OfPatient(var patient) ->
                new Conditions().and("r.patientId = :patient", "patient", patient.value());
        };
    }
}
