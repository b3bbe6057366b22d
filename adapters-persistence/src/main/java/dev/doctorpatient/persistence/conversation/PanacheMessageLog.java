package dev.doctorpatient.persistence.conversation;

import dev.doctorpatient.application.conversation.port.MessageLog;
import dev.doctorpatient.application.shared.Page;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.application.shared.Position;
import dev.doctorpatient.application.shared.Transactions;
import dev.doctorpatient.domain.conversation.ChatClosed;
import dev.doctorpatient.domain.conversation.ChatId;
import dev.doctorpatient.domain.conversation.Draft;
import dev.doctorpatient.domain.conversation.Message;
import dev.doctorpatient.domain.conversation.MessageId;
import dev.doctorpatient.persistence.shared.Conditions;
import dev.doctorpatient.persistence.shared.Rows;
import dev.doctorpatient.persistence.shared.Values;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

@ApplicationScoped
class PanacheMessageLog implements MessageLog, PanacheRepositoryBase<MessageRow, UUID> {
    /** Whether the chat is open, which it is for those who are still there, and the message that the draft repeats: asked together, because every message asks. */
    private static final String STANDING = "select a.id as assignment, m as earlier from ChatRow r"
            + " left join DoctorRow d on d.id = r.doctorId and d.active"
            + " left join PatientRow p on p.id = r.patientId and p.active"
            + " left join AssignmentRow a on a.doctorId = d.id and a.patientId = p.id"
            + " left join MessageRow m on m.chatId = r.id and m.sentBy = :sentBy and m.clientMessageId = :clientMessageId"
            + " where r.id = :chat";

    private final Transactions transactions;

    PanacheMessageLog(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Appended append(Draft draft, Consumer<Appended> alongside) {
        return transactions.inTransaction(() -> {
            var chat = Rows.lock(getEntityManager(), ChatRow.class, draft.chat().value())
                    .orElseThrow(() -> new IllegalStateException("a message to no chat"));
            var standing = standing(draft);
            return Optional.ofNullable(standing.get("earlier", MessageRow.class))
                    .map(earlier -> new Appended(draft.requireRepeats(earlier.toDomain()), chat.toDomain(), true))
                    .orElseGet(() -> {
                        if (standing.get("assignment") == null) {
                            throw new ChatClosed();
                        }
                        var appended = appended(draft, chat);
                        alongside.accept(appended);
                        return appended;
                    });
        });
    }

    private Tuple standing(Draft draft) {
        var clientMessageId = draft.clientMessageId();
        return getEntityManager()
                .createQuery(STANDING, Tuple.class)
                .setParameter("chat", draft.chat().value())
                .setParameter("sentBy", draft.sentBy().value())
                .setParameter("clientMessageId", clientMessageId == null ? null : clientMessageId.value())
                .getSingleResult();
    }

    private Appended appended(Draft draft, ChatRow chat) {
        chat.lastSeq++;
        chat.activeForDoctor = true;
        chat.activeForPatient = true;
        chat.updatedAt = Values.stored(draft.sentAt());
        var now = chat.toDomain();
        var message = MessageRow.of(draft.at(chat.lastSeq), now);
        persist(message);
        return new Appended(message.toDomain(), now, false);
    }

    @Override
    public Optional<Message> find(MessageId id) {
        return findByIdOptional(id.value()).map(MessageRow::toDomain);
    }

    @Override
    public Page<Message> newest(ChatId chat, PageRequest request) {
        var after = request.after();
        var conditions = new Conditions()
                .and("r.chatId = :chat", "chat", chat.value())
                .and("r.seq < :seq", "seq", after == null ? null : after.key());
        var found = find("from MessageRow r" + conditions.clause() + " order by r.seq desc", conditions.parameters())
                .range(0, request.limit())
                .list();
        return Page.of(found, request.limit(), row -> new Position(row.seq, row.id))
                .map(MessageRow::toDomain);
    }

    @Override
    public List<Message> after(ChatId chat, long seq, int limit) {
        return find("chatId = ?1 and seq > ?2 order by seq", chat.value(), seq).range(0, limit - 1).stream()
                .map(MessageRow::toDomain)
                .toList();
    }
}
