package dev.doctorpatient.packaged;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One side of a chat, as a careful client is: it sends one message after the other over sockets that break again and again, sends again
 * what was not acknowledged, and asks for what it missed after the last place that it has.
 */
final class Correspondent {
    private static final int MOST_UNDER_WAY = 32;
    private static final int FEWEST_FRAMES = 50;
    private static final int MOST_FRAMES = 600;

    private final String name;
    private final String chat;
    private final int toSend;
    private final int toReceive;
    private final Random random;

    /** Gives a client of a node that lives, another one each time. */
    private final Supplier<Api> nodes;

    private final Map<String, Boolean> underWay = new LinkedHashMap<>();
    private final List<String> received = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private int sent;
    private int connections;
    private @Nullable Line line;

    Correspondent(String name, String chat, int toSend, int toReceive, long seed, Supplier<Api> nodes) {
        this.name = name;
        this.chat = chat;
        this.toSend = toSend;
        this.toReceive = toReceive;
        this.random = new Random(seed);
        this.nodes = nodes;
    }

    /** One connection and how many frames it lives for. */
    private final class Line {
        private int framesLeft = random.nextInt(FEWEST_FRAMES, MOST_FRAMES);
        private boolean broken;
    }

    /** Keeps at it until everything is sent, acknowledged and received. */
    void correspond() throws InterruptedException {
        while (!isDone()) {
            var present = new Line();
            long after;
            synchronized (this) {
                line = present;
                after = received.size();
                connections++;
            }
            try (var socket = nodes.get().socket("chats/ws/" + chat + "?after_seq=" + after, frame -> {
                hear(present, frame);
            })) {
                sendAgain(socket);
                while (!isOver(present, socket)) {
                    sendNext(present, socket);
                }
            } catch (CompletionException | Api.Unreachable _) {
                Thread.sleep(Duration.ofMillis(50)); // a node is gone; another one may answer
            }
            synchronized (this) {
                line = null; // what still comes over the old line is not listened to
            }
        }
    }

    private void sendAgain(SocketClient socket) {
        List<String> again;
        synchronized (this) {
            again = List.copyOf(underWay.keySet());
        }
        again.forEach(id -> send(socket, id));
    }

    private void sendNext(Line present, SocketClient socket) throws InterruptedException {
        String id;
        synchronized (this) {
            while (sent == toSend || underWay.size() >= MOST_UNDER_WAY) {
                if (isOver(present, socket)) {
                    return;
                }
                wait(100); // a closed socket tells nobody
            }
            id = name + "-" + ++sent;
            underWay.put(id, true);
        }
        send(socket, id);
    }

    private static void send(SocketClient socket, String id) {
        socket.send(Map.of("type", "message", "message", Ledger.text(id), "client_message_id", id));
    }

    private synchronized void hear(Line from, JsonNode frame) {
        if (from != line || from.broken) {
            return;
        }
        switch (frame.path("type").asText()) {
            case "message" -> take(frame.path("message"));
            case "ack" -> underWay.remove(frame.path("client_message_id").asText());
            case "error" -> faults.add(name + " was told " + frame);
            default -> {}
        }
        from.framesLeft--;
        if (from.framesLeft == 0) {
            from.broken = true;
        }
        notifyAll();
    }

    private void take(JsonNode message) {
        var seq = message.path("seq").asLong();
        if (seq != received.size() + 1) {
            faults.add(name + " got message " + seq + " after " + received.size());
        }
        received.add(message.path("client_message_id").asText());
    }

    private synchronized boolean isOver(Line present, SocketClient socket) {
        return present.broken || socket.isClosed() || isDone();
    }

    private synchronized boolean isDone() {
        return !faults.isEmpty() || (sent == toSend && underWay.isEmpty() && received.size() >= toReceive);
    }

    /** The client's ids of the messages that it received, in their order. */
    synchronized List<String> received() {
        return List.copyOf(received);
    }

    /** What must not have happened, and did. */
    synchronized List<String> faults() {
        return List.copyOf(faults);
    }

    /** How often it connected. */
    synchronized int connections() {
        return connections;
    }
}
