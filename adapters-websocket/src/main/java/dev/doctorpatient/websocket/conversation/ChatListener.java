package dev.doctorpatient.websocket.conversation;

import dev.doctorpatient.application.conversation.MessageView;
import dev.doctorpatient.application.conversation.Messaging;
import dev.doctorpatient.application.shared.PageRequest;
import dev.doctorpatient.domain.conversation.Chat;
import dev.doctorpatient.domain.conversation.Message;
import dev.doctorpatient.domain.conversation.Side;
import dev.doctorpatient.domain.shared.NotAllowed;
import dev.doctorpatient.domain.shared.NotFound;
import dev.doctorpatient.websocket.shared.ApiBase;
import dev.doctorpatient.websocket.shared.CloseReasons;
import dev.doctorpatient.websocket.shared.Frames;
import dev.doctorpatient.websocket.shared.Socket;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * One socket that listens to a chat. It sends every message once and in order: what comes next by its place is sent at once, and
 * whatever leaves a gap is fetched from the store, which is also how a client that reconnects catches up.
 */
final class ChatListener {
    private static final Logger LOG = Logger.getLogger(ChatListener.class);
    private static final PageRequest REPLAY_PAGE = new PageRequest(200, null);

    private static final PageRequest NEXT = new PageRequest(1, null);

    private final Socket socket;
    private final Chat chat;
    private final Side side;
    private final Messaging messaging;
    private final Frames frames;
    private final ApiBase base;
    private final boolean wantsDelivered;
    private final UnderWay underWay = new UnderWay();

    /** What happened before the client was greeted. */
    private List<String> early = new ArrayList<>(1);

    private boolean greeted;

    /** The place up to which messages were handed to the socket. */
    private long delivered;

    /** The highest place that was heard of. */
    private long heard;

    /** The place of the newest message of the other side that was handed to the socket. */
    private long newestFromPeer;

    /** The place that the client was asked for last: what it gives back beyond that is made up. */
    private long asked;

    /** The place up to which the client is known to have everything. */
    private long confirmed;

    /** While a replay is under way, messages are not sent but only noted as heard of: the replay comes to them. */
    private boolean replaying = true;

    ChatListener(
            Socket socket,
            Chat chat,
            Side side,
            Messaging messaging,
            Frames frames,
            ApiBase base,
            boolean wantsDelivered) {
        this.socket = socket;
        this.chat = chat;
        this.side = side;
        this.messaging = messaging;
        this.frames = frames;
        this.base = base;
        this.confirmed = chat.deliveredSeq(side);
        this.wantsDelivered = wantsDelivered;
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

    /** What the client said and has no answer yet. */
    UnderWay underWay() {
        return underWay;
    }

    /** Whether the client asked to be told what was delivered. */
    boolean wantsDelivered() {
        return wantsDelivered;
    }

    /** Begins to send: first what the client missed after a place, then what happens. */
    void startAfter(long seq) {
        synchronized (this) {
            delivered = seq;
        }
        Thread.ofVirtual().name("chat-replay").start(this::replay);
    }

    /** Takes a message that was just stored. */
    void offer(Message message, String frame) {
        var seq = message.seq();
        synchronized (this) {
            heard = Math.max(heard, seq);
            if (replaying || seq <= delivered) {
                return;
            }
            if (seq == delivered + 1) {
                handedOver(message);
                socket.outbound().send(frame);
                return;
            }
            replaying = true;
        }
        Thread.ofVirtual().name("chat-replay").start(this::replay);
    }

    /** Hears that there are messages up to a place, which have to be looked up. */
    void hear(long seq) {
        synchronized (this) {
            heard = Math.max(heard, seq);
            if (replaying || seq <= delivered) {
                return;
            }
            replaying = true;
        }
        Thread.ofVirtual().name("chat-replay").start(this::replay);
    }

    /** Looks whether something was missed; the socket closes if its actor may no longer have it. */
    void catchUp() {
        try {
            var page = messaging.missed(socket.actor(), chat.id(), deliveredSoFar(), NEXT);
            page.items().forEach(next -> hear(next.message().seq()));
        } catch (NotFound | NotAllowed _) {
            socket.outbound().end(CloseReasons.NO_LONGER_ALLOWED);
        }
    }

    /** Sends the first frame, and then what happened meanwhile. */
    synchronized void greet(ServerFrame frame) {
        socket.outbound().send(frames.write(frame, ServerFrame.class));
        early.forEach(socket.outbound()::send);
        early = List.of();
        greeted = true;
    }

    /** Sends any other frame, but none before the first. */
    void send(ServerFrame frame) {
        send(frames.write(frame, ServerFrame.class));
    }

    /** The same for a frame that is written for many. */
    synchronized void send(String frame) {
        if (greeted) {
            socket.outbound().send(frame);
        } else {
            early.add(frame);
        }
    }

    private void replay() {
        try {
            while (true) {
                var wanted = heardSoFar();
                var page = messaging.missed(socket.actor(), chat.id(), deliveredSoFar(), REPLAY_PAGE);
                for (var message : page.items()) {
                    replayed(message);
                }
                synchronized (this) {
                    if (page.items().isEmpty() && heard == wanted) {
                        heard = delivered; // another node was mistaken
                    }
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
            handedOver(view.message());
        }
    }

    private void handedOver(Message message) {
        delivered = message.seq();
        if (message.sender() != side) {
            newestFromPeer = message.seq();
        }
    }

    /**
     * Asks the client for a sign of life, if it was sent something that nobody knows it to have: what answers a ping has read whatever
     * came before, because a connection keeps the order. Not while something waits, which the ping would overtake.
     */
    void askWhatArrived() {
        synchronized (this) {
            if (newestFromPeer <= confirmed || !socket.outbound().isEmpty()) {
                return;
            }
            asked = newestFromPeer;
        }
        socket.ping(Buffer.buffer().appendLong(asked));
    }

    /** Takes what the client gives back. */
    void arrived(Buffer data) {
        if (data.length() != Long.BYTES) {
            return; // it was asked for nothing but a sign of life
        }
        long upTo = data.getLong(0);
        synchronized (this) {
            if (upTo <= confirmed || upTo > asked) {
                return;
            }
            confirmed = upTo;
        }
        Thread.ofVirtual().name("delivery").start(() -> markDelivered(upTo));
    }

    private void markDelivered(long upTo) {
        try {
            messaging.markDeliveredUpTo(socket.actor(), chat.id(), upTo);
        } catch (RuntimeException failure) {
            // What is delivered later says it of this too.
            LOG.debugf("A delivery was not noted: %s", failure.getClass().getName());
        }
    }

    private synchronized long heardSoFar() {
        return heard;
    }

    private synchronized long deliveredSoFar() {
        return delivered;
    }
}
