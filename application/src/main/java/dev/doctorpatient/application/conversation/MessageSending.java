package dev.doctorpatient.application.conversation;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.access.AuditedTransactions;
import dev.doctorpatient.application.access.Deed;
import dev.doctorpatient.application.access.Trace;
import dev.doctorpatient.application.access.port.RateLimits;
import dev.doctorpatient.application.access.port.RateLimits.Quota;
import dev.doctorpatient.application.careteam.port.CareTeams;
import dev.doctorpatient.application.conversation.ConversationAccess.Entered;
import dev.doctorpatient.application.conversation.Outgoing.Body;
import dev.doctorpatient.application.conversation.Outgoing.Source;
import dev.doctorpatient.application.conversation.port.ChatUploads;
import dev.doctorpatient.application.conversation.port.Chats;
import dev.doctorpatient.application.conversation.port.MessageFeed;
import dev.doctorpatient.application.conversation.port.MessageFeed.Event;
import dev.doctorpatient.application.conversation.port.MessageLog;
import dev.doctorpatient.application.conversation.port.MessageLog.Appended;
import dev.doctorpatient.application.conversation.port.MessageObserver;
import dev.doctorpatient.application.file.DocumentIntake;
import dev.doctorpatient.application.file.Upload;
import dev.doctorpatient.application.shared.Answers;
import dev.doctorpatient.domain.conversation.Chat;
import dev.doctorpatient.domain.conversation.ChatClosed;
import dev.doctorpatient.domain.conversation.ChatId;
import dev.doctorpatient.domain.conversation.ChatUpload;
import dev.doctorpatient.domain.conversation.Draft;
import dev.doctorpatient.domain.conversation.Message;
import dev.doctorpatient.domain.conversation.MessageContent;
import dev.doctorpatient.domain.conversation.MessageContent.Attachment;
import dev.doctorpatient.domain.conversation.MessageId;
import dev.doctorpatient.domain.conversation.Side;
import dev.doctorpatient.domain.file.DocumentId;
import dev.doctorpatient.domain.file.FileDetails;
import dev.doctorpatient.domain.shared.Invalid;
import dev.doctorpatient.domain.shared.Rejection;
import dev.doctorpatient.domain.shared.ResourceType;
import dev.doctorpatient.domain.shared.Unavailable;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Sending messages. What is sent is durable before anybody hears of it. */
public final class MessageSending {
    /** A message that is stored, and whether it was before. */
    public record Sent(MessageView view, boolean repeated) {}

    private final Chats chats;
    private final MessageLog log;
    private final ChatUploads uploads;
    private final DocumentIntake intake;
    private final MessageFeed feed;
    private final MessageObserver observer;
    private final ConversationAccess access;
    private final RateLimits limits;
    private final AuditedTransactions transactions;
    private final InstantSource clock;

    /** A use case on its ports. */
    public MessageSending(
            Chats chats,
            MessageLog log,
            ChatUploads uploads,
            DocumentIntake intake,
            MessageFeed feed,
            CareTeams careTeams,
            MessageObserver observer,
            RateLimits limits,
            AuditedTransactions transactions,
            InstantSource clock) {
        this.chats = chats;
        this.log = log;
        this.uploads = uploads;
        this.intake = intake;
        this.feed = feed;
        this.observer = observer;
        this.access = new ConversationAccess(careTeams);
        this.limits = limits;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Sends a message to the other side.
     *
     * @throws ChatClosed if the doctor no longer treats the patient
     * @throws dev.doctorpatient.domain.shared.Conflict {@code idempotency_key_reused} if the client id came before with other
     *     content
     * @throws Invalid naming {@code sender_id} or {@code receiver_id} if the client is mistaken about who speaks to whom, or the file
     *     if it is empty, no sound, or does not wait to be sent by the actor in this chat; {@code quota_exceeded} if no more is kept for
     *     the user or of the patient
     * @throws dev.doctorpatient.domain.shared.TooLarge if the file is
     * @throws dev.doctorpatient.domain.shared.Unsupported if the file is of no type that is taken in
     * @throws dev.doctorpatient.domain.shared.TooManyRequests if there is a file, and the user sent too many lately
     * @throws dev.doctorpatient.domain.shared.Unavailable if it cannot be stored now, or it is not known whether it was
     */
    public Sent send(Actor actor, Outgoing outgoing) {
        return Answers.await(sendLater(actor, outgoing));
    }

    /**
     * The same for who has more to say before the answer comes: messages for one chat get their places in the order in which they are
     * given. What can be refused at once is thrown, and the rest is what the answer fails with.
     */
    public CompletableFuture<Sent> sendLater(Actor actor, Outgoing outgoing) {
        return transactions.performLater(actor, Deed.create(ResourceType.MESSAGE), trace -> {
            var entered = enter(actor, outgoing.chat(), trace);
            requireParties(entered.seat(), outgoing);
            var sending = new Sending(actor, outgoing, entered, trace);
            var answer =
                    switch (outgoing.body()) {
                        case Body.Text(var text) -> sending.appendLater(new MessageContent.Text(text), () -> {});
                        case Body.File file ->
                            CompletableFuture.completedFuture(
                                    switch (file.file()) {
                                        case Source.Sent(var upload) -> sending.append(file, upload);
                                        case Source.Uploaded(var document) -> sending.append(file, document);
                                    });
                    };
            return answer.thenApply(
                    appended -> new Sent(new MessageView(appended.message(), appended.chat()), appended.repeated()));
        });
    }

    /** One message on its way. */
    private final class Sending {
        private final Actor actor;
        private final Outgoing outgoing;
        private final Entered entered;
        private final Trace trace;

        Sending(Actor actor, Outgoing outgoing, Entered entered, Trace trace) {
            this.actor = actor;
            this.outgoing = outgoing;
            this.entered = entered;
            this.trace = trace;
        }

        /**
         * Appends a message with a file that comes with it. The file is first made to wait like one that was uploaded before: so the
         * quotas are asked before the message is on its way among those of others, who would have to wait with it. A repetition brings
         * its file again, which then nobody needs.
         */
        Appended append(Body.File body, Upload upload) {
            limits.count(Quota.UPLOAD, actor.user());
            try (var files = intake.receive(List.of(upload))) {
                var file = files.all().getFirst();
                var content = new Attachment(body.kind(), file, body.caption());
                return files.keepFor(() -> {
                    if (!isRepetition()) {
                        transactions.runInTransaction(() -> hold(files));
                    }
                    try {
                        var appended = append(content, () -> take(file.id()));
                        if (appended.repeated()) {
                            var unused = isLetGo(file.id());
                            files.forget();
                        }
                        return appended;
                    } catch (Rejection refused) {
                        letGoAfter(refused, files, file.id());
                        throw refused;
                    }
                });
            }
        }

        private boolean isRepetition() {
            var name = outgoing.clientMessageId();
            return name != null
                    && transactions
                            .inTransaction(() -> log.sent(outgoing.chat(), actor.user(), name))
                            .isPresent();
        }

        private void hold(DocumentIntake.Batch files) {
            var patient = entered.seat().chat().patient();
            files.takeTurn(actor.user(), patient);
            var seat = access.requireWritable(actor, chats.find(outgoing.chat()));
            uploads.add(new ChatUpload(files.all().getFirst(), seat.chat().id(), actor.user(), clock.instant()));
            files.requireRoom(actor.user(), patient);
        }

        /** If the file still waits, its message is not stored, and can no longer be: whoever stores it takes the file out. */
        private void letGoAfter(Rejection refused, DocumentIntake.Batch files, DocumentId file) {
            try {
                if (isLetGo(file)) {
                    files.forget();
                }
            } catch (Unavailable unavailable) {
                refused.addSuppressed(unavailable); // it may wait in vain, and then the upkeep throws it away
            }
        }

        private boolean isLetGo(DocumentId file) {
            return transactions.inTransaction(() -> uploads.take(file));
        }

        private void take(DocumentId document) {
            if (!uploads.take(document)) {
                throw notWaiting();
            }
        }

        /** Appends a message with a file that waits. A repetition finds it sent, and so does not find it waiting. */
        Appended append(Body.File body, DocumentId document) {
            var waiting = transactions
                    .inTransaction(() -> uploads.find(document))
                    .filter(upload -> upload.isSendableBy(actor.user(), outgoing.chat(), clock.instant()));
            var file =
                    waiting.map(ChatUpload::file).or(() -> earlier(document)).orElseThrow(MessageSending::notWaiting);
            return append(new Attachment(body.kind(), file, body.caption()), () -> take(document));
        }

        private Optional<FileDetails> earlier(DocumentId document) {
            var name = outgoing.clientMessageId();
            return name == null
                    ? Optional.empty()
                    : transactions
                            .inTransaction(() -> log.sent(outgoing.chat(), actor.user(), name))
                            .map(Message::content)
                            .filter(Attachment.class::isInstance)
                            .map(Attachment.class::cast)
                            .map(Attachment::file)
                            .filter(file -> file.id().equals(document));
        }

        private Appended append(MessageContent content, Runnable alongside) {
            return Answers.await(appendLater(content, alongside));
        }

        CompletableFuture<Appended> appendLater(MessageContent content, Runnable alongside) {
            var draft = new Draft(
                    MessageId.next(),
                    outgoing.chat(),
                    entered.seat().side(),
                    actor.user(),
                    content,
                    outgoing.clientMessageId(),
                    clock.instant());
            trace.at(draft.id().value());
            return log.appendLater(draft, observer, stored -> {
                alongside.run();
                trace.done();
                transactions.afterCommit(
                        () -> feed.publish(new Event.Posted(stored.chat(), stored.message()), entered.audience()));
            });
        }
    }

    private Entered enter(Actor actor, ChatId id, Trace trace) {
        return transactions.inTransaction(() -> {
            return access.requireEntry(actor, trace.about(chats.find(id), Chat::patient));
        });
    }

    private static Invalid notWaiting() {
        return Invalid.reference("file.document_id");
    }

    private static void requireParties(Seat seat, Outgoing outgoing) {
        requireParty("sender_id", outgoing.senderId(), seat.chat(), seat.side());
        requireParty(
                "receiver_id", outgoing.receiverId(), seat.chat(), seat.side().opposite());
    }

    private static void requireParty(String field, @Nullable UUID claimed, Chat chat, Side side) {
        if (claimed != null && !claimed.equals(chat.participant(side))) {
            throw Invalid.field(field, "is not the chat's participant on that side");
        }
    }
}
