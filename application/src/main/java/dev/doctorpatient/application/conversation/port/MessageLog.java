package dev.doctorpatient.application.conversation.port;

import dev.doctorpatient.application.shared.Answers;
import dev.doctorpatient.application.shared.Page;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.domain.conversation.Chat;
import dev.doctorpatient.domain.conversation.ChatClosed;
import dev.doctorpatient.domain.conversation.ChatId;
import dev.doctorpatient.domain.conversation.Draft;
import dev.doctorpatient.domain.conversation.Message;
import dev.doctorpatient.domain.conversation.MessageId;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.shared.ClientMessageId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** The messages of all chats, each chat's in an order without gaps. */
public interface MessageLog {
    /**
     * What became of a draft.
     *
     * @param chat the chat as it is now
     * @param repeated whether the message was there before
     */
    record Appended(Message message, Chat chat, boolean repeated) {}

    /**
     * Appends a message to its chat, in a transaction of its own: it is durable once the answer is there. It gets the place after the
     * chat's newest message, and takes the chat out of both sides' archives. A draft whose client id came before from the same user
     * in the same chat appends nothing and gives the earlier message. Both hold whatever races.
     *
     * <p>Whoever appends to a chat without waiting for the answers has the messages there in the order in which they were given. What many append at the same time may become durable together; each is refused, or fails, by itself. What they ask to follow their
     * commit comes in the order of the messages' places.
     *
     * @param observer hears of it in the same transaction, together with what else becomes durable by it
     * @param alongside what is to be stored in the same transaction if, and only if, something is appended; it may be asked again
     *     in another one if the first failed for a reason that was somebody else's
     * @throws dev.doctorpatient.domain.shared.Unavailable if too many wait already, or it cannot be told whether it became durable
     * @throws ChatClosed if the doctor does not treat the patient at this moment, or one of them was put away; a repetition is answered all the same
     * @throws dev.doctorpatient.domain.shared.Conflict {@code idempotency_key_reused} if the earlier message had other content
     */
    CompletableFuture<Appended> appendLater(Draft draft, MessageObserver observer, Consumer<Appended> alongside);

    /** The same for who waits for the answer; throws what it fails with. */
    default Appended append(Draft draft, MessageObserver observer, Consumer<Appended> alongside) {
        return Answers.await(appendLater(draft, observer, alongside));
    }

    /** The message that a user sent in a chat under a client id. */
    Optional<Message> sent(ChatId chat, UserId by, ClientMessageId clientMessageId);

    /** The message with this id. */
    Optional<Message> find(MessageId id);

    /** A chat's messages, newest first; positions are their places. */
    Page<Message> newest(ChatId chat, PageRequest request);

    /** A chat's messages after a place, oldest first, at most so many. */
    List<Message> after(ChatId chat, long seq, int limit);
}
