package dev.doctorpatient.packaged;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One end of a socket. Frames wait until somebody asks for them. */
final class SocketClient implements WebSocket.Listener, AutoCloseable {
    private static final int PATIENCE_IN_SECONDS = 30;

    /** The status of a connection that broke without a goodbye (RFC 6455, 7.1.5). */
    private static final int ABNORMAL = 1006;

    private final BlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final CompletableFuture<WebSocket> socket = new CompletableFuture<>();
    private final StringBuilder text = new StringBuilder();
    private final Consumer<JsonNode> listener;

    private SocketClient(Consumer<JsonNode> listener) {
        this.listener = listener;
    }

    static SocketClient open(WebSocket.Builder handshake, URI address, Consumer<JsonNode> listener) {
        var client = new SocketClient(listener);
        var opened = handshake.buildAsync(address, client).join();
        client.socket.complete(opened);
        return client;
    }

    /** Sends a frame; does nothing once the connection is gone. */
    synchronized void send(Map<String, ?> frame) {
        try {
            socket.join().sendText(Api.json(frame), true).get(PATIENCE_IN_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException broken) {
            closed.complete(ABNORMAL);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** The next frame of a type; those before it are let go. */
    JsonNode next(String type) {
        try {
            while (true) {
                var frame = frames.poll(PATIENCE_IN_SECONDS, TimeUnit.SECONDS);
                if (frame == null) {
                    throw new AssertionError("no frame of type " + type + " came");
                }
                if (frame.path("type").asText().equals(type)) {
                    return frame;
                }
            }
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** The status with which the other side closed; 1006 if the connection broke. */
    int closedWith() {
        try {
            return closed.get(PATIENCE_IN_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException | InterruptedException stillOpen) {
            throw new AssertionError("the socket was not closed", stillOpen);
        }
    }

    boolean isClosed() {
        return closed.isDone();
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence part, boolean last) {
        text.append(part);
        if (last) {
            var frame = Api.parse(text.toString());
            text.setLength(0);
            frames.add(frame);
            listener.accept(frame);
        }
        return WebSocket.Listener.super.onText(webSocket, part, last);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int status, String reason) {
        closed.complete(status);
        return CompletableFuture.completedStage(null);
    }

    @Override
    public void onError(@Nullable WebSocket webSocket, Throwable failure) {
        closed.complete(ABNORMAL);
    }

    @Override
    public void close() {
        socket.join().abort();
    }
}
