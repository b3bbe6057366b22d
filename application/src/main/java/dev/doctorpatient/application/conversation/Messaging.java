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
import dev.doctorpatient.application.conversation.port.MessageFeed.Audience;
import dev.doctorpatient.application.conversation.port.MessageFeed.Event;
import dev.doctorpatient.application.conversation.port.MessageLog;
import dev.doctorpatient.application.conversation.port.MessageLog.Appended;
import dev.doctorpatient.application.conversation.port.MessageObserver;
import dev.doctorpatient.application.file.DocumentIntake;
import dev.doctorpatient.application.file.Upload;
import dev.doctorpatient.application.shared.Answers;
import dev.doctorpatient.application.shared.Page;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.application.shared.Position;
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
import dev.doctorpatient.domain.shared.NotAllowed;
import dev.doctorpatient.domain.shared.NotFound;
import dev.doctorpatient.domain.shared.ResourceType;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Sending messages, reading them and catching up. What is sent is durable before anybody hears of it. */
public final class Messaging {
    /** A message that is stored, and whether it was before. */
    public record Sent(MessageView view, boolean repeated) {}

    private record Marked(MessageView view, Optional<Event.Read> event, Audience audience) {}

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
    public Messaging(
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
     *     if it is empty, no sound, or does not wait to be sent by the actor in this chat
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

        /** Appends a message with a file that comes with it. A repetition brings its file again, which then nobody needs. */
        Appended append(Body.File body, Upload upload) {
            limits.count(Quota.UPLOAD, actor.user());
            try (var files = intake.receive(List.of(upload))) {
                var content = new Attachment(body.kind(), files.all().getFirst(), body.caption());
                return files.keepFor(() -> {
                    var appended = append(content, () -> {});
                    if (appended.repeated()) {
                        files.forget();
                    }
                    return appended;
                });
            }
        }

        /** Appends a message with a file that waits. A repetition finds it sent, and so does not find it waiting. */
        Appended append(Body.File body, DocumentId document) {
            var waiting = transactions
                    .inTransaction(() -> uploads.find(document))
                    .filter(upload -> upload.isSendableBy(actor.user(), outgoing.chat(), clock.instant()));
            var file = waiting.map(ChatUpload::file).or(() -> earlier(document)).orElseThrow(Messaging::notWaiting);
            return append(new Attachment(body.kind(), file, body.caption()), () -> {
                if (!uploads.take(document)) {
                    throw notWaiting();
                }
            });
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

    /**
     * Notes that a device of the actor's side has all messages up to a place; beyond the newest message means all there are. Nobody's
     * deed, and so without a trace.
     */
    public void markDeliveredUpTo(Actor actor, ChatId id, long seq) {
        var delivered = transactions.inTransaction(() -> {
            var known = access.requireSeat(actor, chats.find(id));
            if (known.chat().deliveredUpTo(known.side(), seq).equals(known.chat())) {
                return Optional.<Runnable>empty(); // nearly always, where somebody has several devices
            }
            var seat = access.requireSeat(actor, chats.lock(id));
            var chat = seat.chat().deliveredUpTo(seat.side(), seq);
            if (chat.equals(seat.chat())) {
                return Optional.<Runnable>empty();
            }
            chats.save(chat);
            var event = new Event.Delivered(chat, seat.side(), chat.deliveredSeq(seat.side()), clock.instant());
            var audience = access.audienceOf(chat);
            return Optional.<Runnable>of(() -> feed.publish(event, audience));
        });
        delivered.ifPresent(Runnable::run);
    }

    /**
     * Marks a message of the other side, and all before it, as read. Once more changes nothing.
     *
     * @throws NotAllowed if the message is of the actor's own side
     */
    public MessageView markRead(Actor actor, MessageId id) {
        var marked = transactions.inTransaction(actor, Deed.update(ResourceType.MESSAGE, id.value()), trace -> {
            var message = log.find(id);
            var chat = message.flatMap(known -> chats.lock(known.chat()));
            var seat = access.requireSeat(actor, trace.about(chat, Chat::patient));
            var upTo = message.orElseThrow(() -> new NotFound("message"));
            if (upTo.sender() == seat.side()) {
                throw NotAllowed.because("Only the side that received a message marks it as read");
            }
            return mark(seat, upTo);
        });
        return announced(marked);
    }

    /** Marks all messages up to a place as read; beyond the newest message means all there are, and 0 none. */
    public void markReadUpTo(Actor actor, ChatId chat, long seq) {
        var marked = transactions.inTransaction(actor, Deed.update(ResourceType.CHAT, chat.value()), trace -> {
            var seat = access.requireSeat(actor, trace.about(chats.lock(chat), Chat::patient));
            var place = Math.min(seq, seat.chat().lastSeq());
            return place < 1
                    ? Optional.<Marked>empty()
                    : log.after(chat, place - 1, 1).stream().findFirst().map(upTo -> mark(seat, upTo));
        });
        marked.ifPresent(this::announced);
    }

    /** A chat's messages, newest first. */
    public Page<MessageView> newest(Actor actor, ChatId id, PageRequest request) {
        return transactions.inTransaction(actor, Deed.read(ResourceType.CHAT, id.value()), trace -> {
            var chat = access.requireReadable(actor, trace.about(chats.find(id), Chat::patient));
            return log.newest(id, request).map(message -> new MessageView(message, chat));
        });
    }

    /**
     * A chat's messages after a place, oldest first.
     *
     * @param seq the place after which the list begins, whatever page of it is wanted
     */
    public Page<MessageView> after(Actor actor, ChatId id, long seq, PageRequest request) {
        return transactions.inTransaction(actor, Deed.read(ResourceType.CHAT, id.value()), trace -> {
            var chat = access.requireReadable(actor, trace.about(chats.find(id), Chat::patient));
            return after(chat, seq, request);
        });
    }

    /**
     * The same for a socket that catches up. It leaves no trace of its own: whoever opened the socket left one of looking at the chat.
     */
    public Page<MessageView> missed(Actor actor, ChatId id, long seq, PageRequest request) {
        return transactions.inTransaction(
                () -> after(access.requireSeat(actor, chats.find(id)).chat(), seq, request));
    }

    private Page<MessageView> after(Chat chat, long seq, PageRequest request) {
        var start =
                request.after() == null ? seq : Math.max(seq, request.after().key());
        var found = log.after(chat.id(), start, request.limit() + 1);
        return Page.of(
                        found,
                        request.limit(),
                        last -> new Position(last.seq(), last.id().value()))
                .map(message -> new MessageView(message, chat));
    }

    /** The actor's place in a chat that they are about to listen to. Only a refusal leaves a trace here; looking at the chat leaves its own. */
    public Seat join(Actor actor, ChatId id) {
        return transactions
                .perform(actor, Deed.read(ResourceType.CHAT, id.value()), trace -> enter(actor, id, trace))
                .seat();
    }

    /** Tells the others that somebody is writing, or has stopped. */
    public void announceTyping(Actor actor, ChatId id, boolean typing) {
        var entered = transactions.perform(
                actor, Deed.update(ResourceType.CHAT, id.value()), trace -> enter(actor, id, trace));
        var seat = entered.seat();
        feed.publish(new Event.Typing(seat.chat(), seat.side(), actor.user(), typing), entered.audience());
    }

    private Entered enter(Actor actor, ChatId id, Trace trace) {
        return transactions.inTransaction(() -> {
            return access.requireEntry(actor, trace.about(chats.find(id), Chat::patient));
        });
    }

    private Marked mark(Seat seat, Message upTo) {
        var now = clock.instant();
        var read = seat.chat().readUpTo(seat.side(), upTo.seq(), now);
        var changed = read.readSeq(seat.side()) != seat.chat().readSeq(seat.side());
        if (changed) {
            chats.save(read);
            observer.read(read, seat.side());
        }
        return new Marked(
                new MessageView(upTo, read),
                changed ? Optional.of(new Event.Read(read, upTo, seat.side(), now)) : Optional.empty(),
                access.audienceOf(read));
    }

    private MessageView announced(Marked marked) {
        marked.event().ifPresent(event -> feed.publish(event, marked.audience()));
        return marked.view();
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
