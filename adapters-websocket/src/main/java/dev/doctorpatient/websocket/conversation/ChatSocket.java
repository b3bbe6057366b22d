package dev.doctorpatient.websocket.conversation;

import dev.doctorpatient.application.conversation.ChatRooms;
import dev.doctorpatient.application.conversation.MessageSending;
import dev.doctorpatient.application.conversation.Messaging;
import dev.doctorpatient.application.conversation.Outgoing;
import dev.doctorpatient.application.shared.Answers;
import dev.doctorpatient.domain.conversation.ChatId;
import dev.doctorpatient.domain.conversation.MessageId;
import dev.doctorpatient.domain.conversation.Side;
import dev.doctorpatient.domain.shared.ClientMessageId;
import dev.doctorpatient.domain.shared.Invalid;
import dev.doctorpatient.domain.shared.Rejection;
import dev.doctorpatient.websocket.shared.ApiBase;
import dev.doctorpatient.websocket.shared.Conversation;
import dev.doctorpatient.websocket.shared.Frames;
import dev.doctorpatient.websocket.shared.OpenSockets;
import dev.doctorpatient.websocket.shared.Refusals;
import dev.doctorpatient.websocket.shared.Socket;
import dev.doctorpatient.websocket.shared.SocketEndpoint;
import io.quarkus.websockets.next.WebSocket;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.util.Base64;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The chat of a doctor and a patient as it happens. */
@WebSocket(path = "/api/v1/chats/ws/{chat}", endpointId = ChatSocket.ID)
class ChatSocket extends SocketEndpoint {
    static final String ID = "chat";
    static final String CHAT = "chat";

    private final ChatRooms rooms;
    private final Messaging messaging;
    private final MessageSending sending;
    private final ChatListeners listeners;
    private final OpenSockets sockets;
    private final Frames frames;
    private final ApiBase base;

    ChatSocket(
            ChatRooms rooms,
            Messaging messaging,
            MessageSending sending,
            ChatListeners listeners,
            OpenSockets sockets,
            Frames frames,
            ApiBase base) {
        super(sockets);
        this.rooms = rooms;
        this.messaging = messaging;
        this.sending = sending;
        this.listeners = listeners;
        this.sockets = sockets;
        this.frames = frames;
        this.base = base;
    }

    @Override
    protected Conversation converse(Socket socket) {
        return new ChatConversation(socket);
    }

    private final class ChatConversation implements Conversation {
        private final Socket socket;
        private volatile @Nullable ChatListener listener;

        private ChatConversation(Socket socket) {
            this.socket = socket;
        }

        @Override
        public void begin() {
            var id = Refusals.readId(socket.pathParameter(CHAT), ChatId::fromString);
            var seat = messaging.join(socket.actor(), id);
            var joined =
                    new ChatListener(socket, seat.chat(), seat.side(), messaging, frames, base, wantsDelivered(socket));
            listener = joined;
            listeners.add(joined);
            greet(joined, id);
        }

        @Override
        public void answer(String text) {
            if (listener != null) {
                ChatSocket.this.answer(text, listener);
            }
        }

        @Override
        public void refuse(Rejection rejection, @Nullable String clientMessageId) {
            if (listener != null) {
                listener.send(ServerFrame.Refused.of(rejection, clientMessageId));
            }
        }

        @Override
        public void lookAfter() {
            if (listener != null) {
                listener.askWhatArrived();
            }
        }

        @Override
        public void hearPong(Buffer data) {
            if (listener != null) {
                listener.arrived(data);
            }
        }

        @Override
        public void end() {
            if (listener != null) {
                listeners.remove(listener);
            }
        }
    }

    private void greet(ChatListener listener, ChatId id) {
        var side = listener.side();
        // Read after listening began, so that nothing falls between what is told here and what is heard.
        var view = rooms.get(listener.socket().actor(), id);
        var chat = view.chat();
        listener.greet(new ServerFrame.Connected(
                ServerFrame.ChatShape.of(view, base),
                List.of(
                        ServerFrame.PresenceShape.of(chat.participant(Side.DOCTOR), view.doctor()),
                        ServerFrame.PresenceShape.of(chat.participant(Side.PATIENT), view.patient())),
                chat.lastSeq(),
                chat.readSeq(side),
                chat.readSeq(side.opposite())));
        listener.startAfter(afterSeq(listener.socket()).orElse(chat.lastSeq()));
    }

    private void answer(String text, ChatListener listener) {
        String clientMessageId = null;
        try {
            var frame = frames.read(text, ClientFrame.class);
            if (frame instanceof ClientFrame.Send send) {
                clientMessageId = send.clientMessageId();
            }
            answer(frame, listener);
        } catch (RuntimeException failure) {
            listener.underWay().awaitAll();
            listener.send(ServerFrame.Refused.of(Refusals.of(failure), clientMessageId));
        }
    }

    private void answer(ClientFrame frame, ChatListener listener) {
        var actor = listener.socket().actor();
        var chat = listener.chat().id();
        if (!(frame instanceof ClientFrame.Send)) {
            listener.underWay().awaitAll();
        }
        switch (frame) {
            case ClientFrame.Send send -> send(send, listener);
            case ClientFrame.Read(var messageId) -> {
                var unused = messaging.markRead(actor, new MessageId(required("message_id", messageId)));
            }
            case ClientFrame.Typing(var isTyping) ->
                messaging.announceTyping(actor, chat, required("is_typing", isTyping));
            case ClientFrame.Authenticate(var token) ->
                listener.send(new ServerFrame.Authenticated(sockets.renew(listener.socket(), token)));
            case ClientFrame.Ping _ -> listener.send(new ServerFrame.Pong());
        }
    }

    /** Does not wait for the answer, so that what a client says at once can become durable at once. */
    private void send(ClientFrame.Send send, ChatListener listener) {
        var id = send.clientMessageId();
        var outgoing = new Outgoing(
                listener.chat().id(),
                Outgoing.Body.of(send.messageType(), send.message(), source(send.file())),
                id == null ? null : new ClientMessageId(id),
                null,
                null);
        var underWay = listener.underWay();
        underWay.begin();
        CompletableFuture<MessageSending.Sent> answer;
        try {
            answer = sending.sendLater(listener.socket().actor(), outgoing);
        } catch (RuntimeException refused) {
            underWay.end();
            throw refused;
        }
        var unused = answer.handle((sent, failure) -> {
            listener.send(failure == null ? ack(id, sent) : refusal(id, failure));
            underWay.end();
            return true;
        });
    }

    private static ServerFrame ack(@Nullable String clientMessageId, MessageSending.Sent sent) {
        var message = sent.view().message();
        return new ServerFrame.Ack(clientMessageId, message.id().value(), message.seq(), message.sentAt());
    }

    private static ServerFrame refusal(@Nullable String clientMessageId, Throwable failure) {
        return ServerFrame.Refused.of(Refusals.of(Answers.failureOf(failure)), clientMessageId);
    }

    private static Outgoing.@Nullable Source source(ClientFrame.@Nullable SentFile file) {
        if (file == null) {
            return null;
        }
        var content = file.contentBase64();
        return Outgoing.Source.of(
                file.documentId(), file.fileName(), content == null ? null : new ByteArrayInputStream(bytes(content)));
    }

    private static byte[] bytes(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException _) {
            throw Invalid.field("file.content_base64", "must be base 64");
        }
    }

    private static OptionalLong afterSeq(Socket socket) {
        try {
            return socket.queryParameter("after_seq")
                    .map(text -> OptionalLong.of(Math.max(0, Long.parseLong(text))))
                    .orElseGet(OptionalLong::empty);
        } catch (NumberFormatException _) {
            return OptionalLong.empty();
        }
    }

    /** Asked for, because the protocol's other clients do not know these frames. */
    private static boolean wantsDelivered(Socket socket) {
        return socket.queryParameter("delivered").filter("true"::equals).isPresent();
    }

    private static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw Invalid.field(field, "is required");
        }
        return value;
    }
}
