package dev.doctorpatient.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A client's end of a socket. It keeps every frame until somebody asks for it; whoever asks waits until it comes, but not for ever. */
final class SocketClient implements AutoCloseable {
    private static final long LONGEST_WAIT_IN_SECONDS = 20;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final List<JsonNode> untaken = new ArrayList<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final WebSocket socket;
    private final PublishedSockets published;
    private final String kind;

    /** What was said against the document of the sockets, by us and by the service. */
    private final AtomicInteger wrong = new AtomicInteger();

    private final AtomicInteger refused = new AtomicInteger();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();

    private SocketClient(URI address, Consumer<WebSocket.Builder> credentials) {
        this.published = PublishedSockets.of(address);
        this.kind = published.kindOf(address);
        var builder = HTTP.newWebSocketBuilder();
        credentials.accept(builder);
        this.socket = builder.buildAsync(address, new Ear()).join();
    }

    static SocketClient open(URI address, Consumer<WebSocket.Builder> credentials) {
        return new SocketClient(address, credentials);
    }

    static SocketClient open(URI address) {
        return open(address, _ -> {});
    }

    /** Says a frame, given as names and values in turn. */
    void says(String type, @Nullable Object... namesAndValues) {
        var frame = Json.json("type", type);
        frame.putAll(Json.json(namesAndValues));
        var text = Json.write(frame);
        if (!published.faults(kind, PublishedSockets.CLIENT, Json.read(text)).isEmpty()) {
            wrong.incrementAndGet(); // so that the service has to refuse it
        }
        saysText(text);
    }

    synchronized void saysText(String text) {
        var unused = socket.sendText(text, true).join();
    }

    synchronized void saysBytes(byte[] bytes) {
        var unused = socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
    }

    /** Takes the first frame of a type that was not taken yet. */
    JsonNode hears(String type) {
        return hears(type, _ -> true);
    }

    /** Takes the first frame of a type that fits and was not taken yet. */
    JsonNode hears(String type, Predicate<JsonNode> fitting) {
        assertThat(faults).isEmpty();
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_WAIT_IN_SECONDS);
        synchronized (untaken) {
            while (true) {
                var found = untaken.stream()
                        .filter(frame -> typeOf(frame).equals(type) && fitting.test(frame))
                        .findFirst();
                if (found.isPresent()) {
                    untaken.remove(found.get());
                    return found.get();
                }
                var left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (left <= 0) {
                    throw new AssertionError("no frame " + type + " came, but " + untaken
                            + (closed.isDone() ? "; closed with " + closed.join() : ""));
                }
                try {
                    untaken.wait(left);
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                    throw new AssertionError(interrupted);
                }
            }
        }
    }

    /** Takes every frame of a type that came and was not taken yet. */
    List<JsonNode> takes(String type) {
        synchronized (untaken) {
            var found =
                    untaken.stream().filter(frame -> typeOf(frame).equals(type)).toList();
            untaken.removeAll(found);
            return found;
        }
    }

    /** What came and was not taken, in its order. The service answers a ping after whatever it said before to this socket. */
    List<JsonNode> untakenBeforePong() {
        says("ping");
        var unused = hears("pong");
        synchronized (untaken) {
            return List.copyOf(untaken);
        }
    }

    /** Fails if a frame of one of the types came. */
    void heardNothingOf(String... types) {
        assertThat(untakenBeforePong()).extracting(SocketClient::typeOf).doesNotContain(types);
    }

    /** With which code the service closes the socket. */
    int closedWith() {
        try {
            return closed.get(LONGEST_WAIT_IN_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException failure) {
            throw new AssertionError("the socket was not closed", failure);
        }
    }

    /** Which of them the service closes first. */
    static SocketClient firstClosedOf(List<SocketClient> sockets) {
        try {
            CompletableFuture.anyOf(
                            sockets.stream().map(socket -> socket.closed).toArray(CompletableFuture[]::new))
                    .get(LONGEST_WAIT_IN_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException failure) {
            throw new AssertionError("no socket was closed", failure);
        }
        return sockets.stream().filter(socket -> !socket.isOpen()).findFirst().orElseThrow();
    }

    /** Ends the connection without a goodbye. */
    void abort() {
        socket.abort();
    }

    boolean isOpen() {
        return !closed.isDone();
    }

    /** Says goodbye and waits for the service's. */
    @Override
    public void close() {
        if (!socket.isOutputClosed()) {
            var unused = socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
        }
        var unused = closedWith();
        assertThat(faults).isEmpty();
        assertThat(refused).as("refusals of what is against the document").hasValueGreaterThanOrEqualTo(wrong.get());
    }

    static String typeOf(JsonNode frame) {
        return frame.path("type").asText();
    }

    private final class Ear implements WebSocket.Listener {
        private final StringBuilder parts = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket speaker, CharSequence part, boolean last) {
            parts.append(part);
            if (last) {
                var frame = Json.read(parts.toString());
                faults.addAll(published.faults(kind, PublishedSockets.SERVER, frame));
                if (typeOf(frame).equals("error")) {
                    refused.incrementAndGet();
                }
                synchronized (untaken) {
                    untaken.add(frame);
                    untaken.notifyAll();
                }
                parts.setLength(0);
            }
            speaker.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket speaker, int code, String reason) {
            closed.complete(code);
            return null;
        }

        @Override
        public void onError(WebSocket speaker, Throwable failure) {
            closed.completeExceptionally(failure);
        }
    }
}
