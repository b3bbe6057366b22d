package dev.doctorpatient.application.conversation;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.access.AuditedTransactions;
import dev.doctorpatient.application.access.Deed;
import dev.doctorpatient.application.access.Trace;
import dev.doctorpatient.application.careteam.port.CareTeams;
import dev.doctorpatient.application.conversation.ConversationAccess.Entered;
import dev.doctorpatient.application.conversation.port.Chats;
import dev.doctorpatient.application.conversation.port.MessageFeed;
import dev.doctorpatient.application.conversation.port.MessageFeed.Audience;
import dev.doctorpatient.application.conversation.port.MessageFeed.Event;
import dev.doctorpatient.application.conversation.port.MessageLog;
import dev.doctorpatient.application.conversation.port.MessageObserver;
import dev.doctorpatient.application.shared.Page;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.application.shared.Position;
import dev.doctorpatient.domain.conversation.Chat;
import dev.doctorpatient.domain.conversation.ChatId;
import dev.doctorpatient.domain.conversation.Message;
import dev.doctorpatient.domain.conversation.MessageId;
import dev.doctorpatient.domain.shared.NotAllowed;
import dev.doctorpatient.domain.shared.NotFound;
import dev.doctorpatient.domain.shared.ResourceType;
import java.time.InstantSource;
import java.util.Optional;

/** Reading messages and catching up, and telling others what was read, what arrived and who is writing. */
public final class Messaging {
    private record Marked(MessageView view, Optional<Event.Read> event, Audience audience) {}

    private final Chats chats;
    private final MessageLog log;
    private final MessageFeed feed;
    private final MessageObserver observer;
    private final ConversationAccess access;
    private final AuditedTransactions transactions;
    private final InstantSource clock;

    /** A use case on its ports. */
    public Messaging(
            Chats chats,
            MessageLog log,
            MessageFeed feed,
            CareTeams careTeams,
            MessageObserver observer,
            AuditedTransactions transactions,
            InstantSource clock) {
        this.chats = chats;
        this.log = log;
        this.feed = feed;
        this.observer = observer;
        this.access = new ConversationAccess(careTeams);
        this.transactions = transactions;
        this.clock = clock;
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
}
