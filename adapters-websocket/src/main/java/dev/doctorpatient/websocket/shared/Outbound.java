package dev.doctorpatient.websocket.shared;

import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * What waits to be sent on one connection, in order, one frame at a time. A client that does not read is cut off once 500 frames or
 * 1 MiB wait for it: it catches up by place when it comes back, and costs nobody else anything.
 */
public final class Outbound {
    private static final int MOST_FRAMES = 500;
    private static final long MOST_CHARACTERS = 1 << 20;

    private static final Duration LONGEST_WITHOUT_READING = Duration.ofSeconds(5);

    private final WebSocketConnection connection;
    private final Runnable atEnd;
    private final Queue<String> waiting = new ArrayDeque<>();
    private long characters;

    /** How many frames the network took. */
    private long taken;

    private boolean writing;
    private boolean closed;

    /**
     * A sender for one connection.
     *
     * @param atEnd what else ends when we end the connection
     */
    Outbound(WebSocketConnection connection, Runnable atEnd) {
        this.connection = connection;
        this.atEnd = atEnd;
    }

    /** Sends a frame after those that wait; a frame that finds no room ends the connection. */
    public void send(String frame) {
        synchronized (this) {
            if (closed) {
                return;
            }
            if (isFull(frame)) {
                end(CloseReasons.TRY_AGAIN);
                return;
            }
            add(frame);
            if (writing) {
                return;
            }
            writing = true;
        }
        drain();
    }

    /** Sends a frame as soon as there is room for it. Only for a thread of its own, such as one that replays a history. */
    public void sendPatiently(String frame) throws InterruptedException {
        synchronized (this) {
            while (!closed && isFull(frame)) {
                wait();
            }
        }
        send(frame);
    }

    /**
     * Waits until there is room for answers. Whoever asks for much gets the answers only as fast as they read them; whoever reads none
     * of them for a while is asked to come back.
     */
    synchronized void awaitRoom() {
        try {
            var before = taken;
            var until = System.nanoTime() + LONGEST_WITHOUT_READING.toNanos();
            while (!closed && (waiting.size() > MOST_FRAMES / 2 || characters > MOST_CHARACTERS / 2)) {
                var left = Duration.ofNanos(until - System.nanoTime()).toMillis();
                if (taken != before) {
                    before = taken;
                    until = System.nanoTime() + LONGEST_WITHOUT_READING.toNanos();
                } else if (left <= 0) {
                    end(CloseReasons.TRY_AGAIN);
                } else {
                    wait(left);
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the connection; what waits is dropped, and so is what the client still says. */
    public synchronized void end(CloseReason reason) {
        if (closed) {
            return;
        }
        stop();
        atEnd.run();
        connection.close(reason).subscribe().with(_ -> {}, _ -> {});
    }

    /** Whether all that was to be sent is with the network. */
    public synchronized boolean isEmpty() {
        return !writing && waiting.isEmpty();
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /** The connection is gone; what waits is dropped. */
    public synchronized void stop() {
        closed = true;
        waiting.clear();
        characters = 0;
        notifyAll();
    }

    private boolean isFull(String frame) {
        return !waiting.isEmpty() && (waiting.size() >= MOST_FRAMES || characters + frame.length() > MOST_CHARACTERS);
    }

    private void add(String frame) {
        waiting.add(frame);
        characters += frame.length();
    }

    /** Writes until nothing waits or the network is not ready; then the end of the last write goes on. */
    private void drain() {
        while (true) {
            String frame;
            synchronized (this) {
                frame = waiting.poll();
                if (frame == null) {
                    writing = false;
                    return;
                }
                characters -= frame.length();
                taken++;
                notifyAll();
            }
            var sent = connection.sendText(frame).subscribeAsCompletionStage();
            if (!sent.isDone()) {
                var unused = sent.whenComplete((_, failure) -> {
                    if (failure == null) {
                        drain();
                    } else {
                        stop();
                    }
                });
                return;
            }
            if (sent.isCompletedExceptionally()) {
                stop();
                return;
            }
        }
    }
}
