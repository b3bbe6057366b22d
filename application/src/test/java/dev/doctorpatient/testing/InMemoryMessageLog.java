package dev.doctorpatient.testing;

import dev.doctorpatient.application.conversation.port.MessageLog;
import dev.doctorpatient.application.conversation.port.MessageObserver;
import dev.doctorpatient.application.shared.Page;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.application.shared.Position;
import dev.doctorpatient.domain.casehistory.Document;
import dev.doctorpatient.domain.conversation.Chat;
import dev.doctorpatient.domain.conversation.ChatClosed;
import dev.doctorpatient.domain.conversation.ChatId;
import dev.doctorpatient.domain.conversation.Draft;
import dev.doctorpatient.domain.conversation.Message;
import dev.doctorpatient.domain.conversation.MessageContent.Attachment;
import dev.doctorpatient.domain.conversation.MessageId;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.shared.ClientMessageId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Messages in memory. */
public final class InMemoryMessageLog implements MessageLog {
    private final InMemoryDatabase database;
    private final InMemoryCareTeams careTeams;

    /** The messages of a database. */
    public InMemoryMessageLog(InMemoryDatabase database) {
        this.database = database;
        this.careTeams = new InMemoryCareTeams(database);
    }

    @Override
    public CompletableFuture<Appended> appendLater(
            Draft draft, MessageObserver observer, Consumer<Appended> alongside) {
        database.requireNoTransaction();
        try {
            return CompletableFuture.completedFuture(appended(draft, observer, alongside));
        } catch (RuntimeException failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }

    private Appended appended(Draft draft, MessageObserver observer, Consumer<Appended> alongside) {
        return database.inTransaction(() -> {
            var chat = database.chats.get(draft.chat());
            return earlier(draft)
                    .map(known -> new Appended(draft.requireRepeats(known), chat, true))
                    .orElseGet(() -> {
                        var appended = appended(draft, chat);
                        alongside.accept(appended);
                        observer.appended(List.of(appended));
                        return appended;
                    });
        });
    }

    private Optional<Message> earlier(Draft draft) {
        var name = draft.clientMessageId();
        return name == null ? Optional.empty() : sent(draft.chat(), draft.sentBy(), name);
    }

    @Override
    public Optional<Message> sent(ChatId chat, UserId by, ClientMessageId clientMessageId) {
        return database.messages.all().stream()
                .filter(message -> message.chat().equals(chat)
                        && message.sentBy().equals(by)
                        && clientMessageId.equals(message.clientMessageId()))
                .findFirst();
    }

    private Appended appended(Draft draft, Chat chat) {
        if (!careTeams.isAssigned(chat.doctor(), chat.patient())
                || !database.doctors.get(chat.doctor()).active()
                || !database.patients.get(chat.patient()).active()) {
            throw new ChatClosed();
        }
        var message = draft.at(chat.lastSeq() + 1);
        var longer = chat.extended(draft.sentAt());
        database.messages.add(message.id(), message);
        database.chats.replace(longer.id(), longer);
        if (message.content() instanceof Attachment attachment) {
            var document = new Document(
                    attachment.file(),
                    new Document.Parent.OfMessage(message.id()),
                    chat.patient(),
                    message.sender(),
                    message.sentBy(),
                    message.sentAt());
            database.documents.add(document.id(), document);
        }
        return new Appended(message, longer, false);
    }

    @Override
    public Optional<Message> find(MessageId id) {
        return database.messages.find(id);
    }

    @Override
    public Page<Message> newest(ChatId chat, PageRequest request) {
        return Pages.of(
                database.messages.all(),
                message -> message.chat().equals(chat),
                Pages.DESCENDING,
                message -> new Position(message.seq(), message.id().value()),
                request);
    }

    @Override
    public List<Message> after(ChatId chat, long seq, int limit) {
        return database.messages.all().stream()
                .filter(message -> message.chat().equals(chat) && message.seq() > seq)
                .sorted(Comparator.comparingLong(Message::seq))
                .limit(limit)
                .toList();
    }
}
