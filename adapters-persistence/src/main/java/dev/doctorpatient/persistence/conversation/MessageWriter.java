package dev.doctorpatient.persistence.conversation;

import dev.doctorpatient.application.conversation.port.MessageLog.Appended;
import dev.doctorpatient.application.conversation.port.MessageObserver;
import dev.doctorpatient.domain.conversation.Chat;
import dev.doctorpatient.domain.conversation.ChatClosed;
import dev.doctorpatient.domain.conversation.Draft;
import dev.doctorpatient.domain.conversation.Message;
import dev.doctorpatient.domain.conversation.MessageContent.Attachment;
import dev.doctorpatient.domain.shared.Conflict;
import dev.doctorpatient.domain.shared.Rejection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes the messages of many chats in the present transaction, with as many questions for all of them as for one. */
@ApplicationScoped
class MessageWriter {
    /** Chats that are open, for those who are still there. */
    private static final String OPEN = "select c.id from ChatRow c"
            + " join DoctorRow d on d.id = c.doctorId and d.active"
            + " join PatientRow p on p.id = c.patientId and p.active"
            + " join AssignmentRow a on a.doctorId = d.id and a.patientId = p.id"
            + " where c.id in :chats";

    /** A message to be written, and what is to be stored with it if it is new. */
    record Entry(Draft draft, MessageObserver observer, Consumer<Appended> alongside) {
        Optional<Name> name() {
            var id = draft.clientMessageId();
            return id == null
                    ? Optional.empty()
                    : Optional.of(new Name(draft.chat().value(), draft.sentBy().value(), id.value()));
        }
    }

    /** What became of an entry that hinders no other. */
    sealed interface Outcome {
        /** It is written, now or before. */
        record Written(Appended appended) implements Outcome {}

        /** It must not be written. */
        record Refused(Rejection rejection) implements Outcome {}
    }

    /** A client's own id of a message, which is unique for its user in its chat. */
    private record Name(UUID chat, UUID sentBy, String clientMessageId) {}

    private final EntityManager entities;
    private final StoredMessages messages;

    MessageWriter(EntityManager entities, StoredMessages messages) {
        this.entities = entities;
        this.messages = messages;
    }

    /** Writes entries in their order; what each is to be stored with comes after all of them. */
    List<Outcome> write(List<Entry> entries) {
        var present = new Present(entries);
        var outcomes = entries.stream().map(present::write).toList();
        var news = new LinkedHashMap<MessageObserver, List<Appended>>();
        for (var index = 0; index < entries.size(); index++) {
            if (outcomes.get(index) instanceof Outcome.Written(var appended) && !appended.repeated()) {
                var entry = entries.get(index);
                entry.alongside().accept(appended);
                news.computeIfAbsent(entry.observer(), _ -> new ArrayList<>()).add(appended);
            }
        }
        news.forEach(MessageObserver::appended);
        return outcomes;
    }

    /** What the entries find, and what the earlier among them left for the later. */
    private final class Present {
        private final Map<UUID, ChatRow> chats;
        private final Set<UUID> open;
        private final Map<Name, Message> earlier;

        Present(List<Entry> entries) {
            var ids =
                    entries.stream().map(entry -> entry.draft().chat().value()).collect(Collectors.toSet());
            chats = locked(ids);
            open = open(ids);
            earlier = earlier(entries);
        }

        Outcome write(Entry entry) {
            try {
                return new Outcome.Written(append(entry));
            } catch (Conflict refused) {
                return new Outcome.Refused(refused);
            }
        }

        private Appended append(Entry entry) {
            var draft = entry.draft();
            var row = Optional.ofNullable(chats.get(draft.chat().value()))
                    .orElseThrow(() -> new IllegalStateException("a message to no chat"));
            var known = entry.name().map(earlier::get);
            if (known.isPresent()) {
                return new Appended(draft.requireRepeats(known.get()), row.toDomain(), true);
            }
            if (!open.contains(row.id)) {
                throw new ChatClosed();
            }
            var chat = row.toDomain().extended(draft.sentAt());
            var message = persist(draft.at(chat.lastSeq()), chat);
            entry.name().ifPresent(name -> earlier.put(name, message));
            return new Appended(message, row.take(chat).toDomain(), false);
        }
    }

    /** Gives the message as whoever reads it finds it. */
    private Message persist(Message message, Chat chat) {
        var row = MessageRow.of(message, chat);
        entities.persist(row);
        if (message.content() instanceof Attachment attachment) {
            entities.persist(MessageFileRow.of(attachment.file(), message, chat));
            return row.toDomain(Map.of(row.id, attachment.file()));
        }
        return row.toDomain(Map.of());
    }

    /** In one order for everybody, or two writers could wait for each other. */
    private Map<UUID, ChatRow> locked(Set<UUID> ids) {
        return entities.createQuery("from ChatRow c where c.id in :chats order by c.id", ChatRow.class)
                .setParameter("chats", ids)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .collect(Collectors.toMap(row -> row.id, Function.identity()));
    }

    private Set<UUID> open(Set<UUID> ids) {
        return new HashSet<>(entities.createQuery(OPEN, UUID.class)
                .setParameter("chats", ids)
                .getResultList());
    }

    private Map<Name, Message> earlier(List<Entry> entries) {
        var names = entries.stream().flatMap(entry -> entry.name().stream()).collect(Collectors.toSet());
        var found = new HashMap<Name, Message>();
        if (!names.isEmpty()) {
            var rows = entities.createQuery(
                            "from MessageRow m where m.chatId in :chats and m.sentBy in :users"
                                    + " and m.clientMessageId in :names",
                            MessageRow.class)
                    .setParameter("chats", each(names, Name::chat))
                    .setParameter("users", each(names, Name::sentBy))
                    .setParameter("names", each(names, Name::clientMessageId))
                    .getResultList();
            for (var message : messages.of(new ArrayList<>(rows))) {
                var id = Objects.requireNonNull(message.clientMessageId());
                found.put(new Name(message.chat().value(), message.sentBy().value(), id.value()), message);
            }
        }
        return found;
    }

    private static <T> Set<T> each(Collection<Name> names, Function<Name, T> part) {
        return names.stream().map(part).collect(Collectors.toSet());
    }
}
