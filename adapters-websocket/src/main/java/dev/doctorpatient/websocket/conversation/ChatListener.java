package dev.doctorpatient.websocket.conversation;

import dev.doctorpatient.application.conversation.MessageView;
import dev.doctorpatient.application.conversation.Messaging;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.domain.conversation.Chat;
import dev.doctorpatient.domain.conversation.Side;
import dev.doctorpatient.websocket.shared.ApiBase;
import dev.doctorpatient.websocket.shared.CloseReasons;
import dev.doctorpatient.websocket.shared.Frames;
import dev.doctorpatient.websocket.shared.Socket;
import java.util.UUID;

/**
 * One socket that listens to a chat. It sends every message once and in order: what comes next by its place is sent at once, and
 * whatever leaves a gap is fetched from the store, which is also how a client that reconnects catches up.
 */
final class ChatListener {
    private static final PageRequest REPLAY_PAGE = new PageRequest(200, null);

    private final Socket socket;
    private final Chat chat;
    private final Side side;
    private final Messaging messaging;
    private final Frames frames;
    private final ApiBase base;

    /** The place up to which messages were handed to the socket. */
    private long delivered;

    /** The highest place that was heard of. */
    private long heard;

    /** While a replay is under way, messages are not sent but only noted as heard of: the replay comes to them. */
    private boolean replaying = true;

    ChatListener(Socket socket, Chat chat, Side side, Messaging messaging, Frames frames, ApiBase base) {
        this.socket = socket;
        this.chat = chat;
        this.side = side;
        this.messaging = messaging;
        this.frames = frames;
        this.base = base;
    }

    Socket socket() {
        return socket;
    }

    Chat chat() {
        return chat;
    }

    Side side() {
        return side;
    }

    /** The profile for which it listens. */
    UUID participant() {
        return chat.participant(side);
    }

    /** Whether the client asked to be told what was delivered. */
    boolean wantsDelivered() {
        return false;
    }

    /** Begins to send: first what the client missed after a place, then what happens. */
    void startAfter(long seq) {
        synchronized (this) {
            delivered = seq;
        }
        Thread.ofVirtual().name("chat-replay").start(this::replay);
    }

    /** Takes a message that was just stored. */
    void offer(long seq, String frame) {
        synchronized (this) {
            heard = Math.max(heard, seq);
            if (replaying || seq <= delivered) {
                return;
            }
            if (seq == delivered + 1) {
                delivered = seq;
                socket.outbound().send(frame);
                return;
            }
            replaying = true;
        }
        Thread.ofVirtual().name("chat-replay").start(this::replay);
    }

    /** Sends any other frame. */
    void send(ServerFrame frame) {
        socket.outbound().send(frames.write(frame, ServerFrame.class));
    }

    private void replay() {
        try {
            while (true) {
                var page = messaging.missed(socket.actor(), chat.id(), deliveredSoFar(), REPLAY_PAGE);
                for (var message : page.items()) {
                    replayed(message);
                }
                synchronized (this) {
                    if (page.next() == null && heard <= delivered) {
                        replaying = false;
                        return;
                    }
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failure) {
            // The client learns from the closed socket whether it may come back and catch up.
            socket.outbound().end(CloseReasons.of(failure));
        }
    }

    private void replayed(MessageView view) throws InterruptedException {
        var frame = new ServerFrame.Posted(ServerFrame.MessageShape.of(view, base));
        socket.outbound().sendPatiently(frames.write(frame, ServerFrame.class));
        synchronized (this) {
            delivered = view.message().seq();
        }
    }

    private synchronized long deliveredSoFar() {
        return delivered;
    }
}
