package dev.doctorpatient.ai.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.doctorpatient.ai.testing.Asked.Wire;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A provider of words that speaks OpenAI's chat completions and responses and Google's Gemini, streamed or not, and that has every fault
 * that a provider can have. Like the real ones, it refuses fields that it does not know and responses that it has forgotten.
 */
public final class FakeProvider implements AutoCloseable {
    /** What it says when nobody told it what to say. */
    public static final String USUAL_WORDS = "What brings you here today?";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ServerSocket server;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final Queue<Behaviour> script = new ArrayDeque<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final Set<String> stored = ConcurrentHashMap.newKeySet();
    private final AtomicInteger responses = new AtomicInteger();
    private final AtomicInteger answering = new AtomicInteger();
    private volatile Function<Asked, Behaviour> usually = _ -> new Behaviour.Words(USUAL_WORDS);

    private FakeProvider(ServerSocket server) {
        this.server = server;
        Thread.ofVirtual().start(this::accept);
    }

    /** A provider at a port of its own. */
    public static FakeProvider start() {
        return startAt(0);
    }

    /** A provider at a port that was chosen before. */
    public static FakeProvider startAt(int port) {
        try {
            return new FakeProvider(new ServerSocket(port, 50, InetAddress.getLoopbackAddress()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Where it speaks OpenAI's two protocols. */
    public URI openAi() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/v1");
    }

    /** Where it speaks Gemini. */
    public URI gemini() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/v1beta");
    }

    /** Does this with the next requests, one with each. */
    public FakeProvider does(Behaviour... behaviours) {
        synchronized (script) {
            script.addAll(List.of(behaviours));
        }
        return this;
    }

    /** Says this next, one text at each request. */
    public FakeProvider says(String... texts) {
        for (var text : texts) {
            does(new Behaviour.Words(text));
        }
        return this;
    }

    /** Does this with every request that nothing else is told for. */
    public FakeProvider usually(Function<Asked, Behaviour> behaviour) {
        usually = behaviour;
        return this;
    }

    /** Forgets every response that it has stored. */
    public void forget() {
        stored.clear();
    }

    /** Forgets what it was told to do and what it was asked. */
    public void reset() {
        synchronized (script) {
            script.clear();
        }
        asked.clear();
        stored.clear();
        usually = _ -> new Behaviour.Words(USUAL_WORDS);
    }

    /** Everything that it was asked, oldest first. */
    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    /** How many clients are connected. */
    public int connections() {
        return connections.size();
    }

    /** How many requests are not answered yet. */
    public int answering() {
        return answering.get();
    }

    @Override
    public void close() {
        try {
            server.close();
            for (var connection : connections) {
                connection.close();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void accept() {
        try {
            while (true) {
                var connection = server.accept();
                connections.add(connection);
                Thread.ofVirtual().start(() -> serve(connection));
            }
        } catch (IOException _) {
            // closed
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            var in = new BufferedInputStream(connection.getInputStream());
            while (true) {
                var request = read(in);
                if (request == null) {
                    return;
                }
                asked.add(request);
                answering.incrementAndGet();
                try {
                    if (!answer(connection, request)) {
                        return;
                    }
                } finally {
                    answering.decrementAndGet();
                }
            }
        } catch (IOException _) {
            // the client has gone
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            connections.remove(connection);
        }
    }

    private static @Nullable Asked read(InputStream in) throws IOException {
        var first = line(in);
        if (first == null) {
            return null;
        }
        var headers = new HashMap<String, String>();
        for (var line = line(in); line != null && !line.isEmpty(); line = line(in)) {
            var colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        var body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        return new Asked(first.split(" ", -1)[1], Map.copyOf(headers), JSON.readTree(body));
    }

    private static @Nullable String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (var next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                return null;
            }
            line.write(next);
        }
        return line.toString(UTF_8).strip();
    }

    private Behaviour next(Asked request) {
        var strange = request.wire().strangeField(request.body());
        if (strange != null) {
            return new Behaviour.Status(400);
        }
        synchronized (script) {
            var next = script.poll();
            return next != null ? next : usually.apply(request);
        }
    }

    /** @return whether the connection can be used again */
    private boolean answer(Socket connection, Asked request) throws IOException, InterruptedException {
        var out = connection.getOutputStream();
        var previous = request.body().path("previous_response_id").asText("");
        if (!previous.isEmpty() && !stored.contains(previous)) {
            send(out, 400, "", error("previous_response_not_found", "Previous response with id not found."));
            return true;
        }
        switch (next(request)) {
            case Behaviour.Words words -> say(out, request, words.text());
            case Behaviour.Whole words -> send(out, 200, "", whole(request, words.text(), stored(request)));
            case Behaviour.OnlyWhole words -> {
                if (request.wire() == Wire.GEMINI && request.wantsStream()) {
                    send(out, 404, "", error("not_found", "No such method."));
                } else {
                    send(out, 200, "", whole(request, words.text(), stored(request)));
                }
            }
            case Behaviour.WordsAfter later -> {
                later.gate().await();
                say(out, request, later.text());
            }
            case Behaviour.Status refusal ->
                send(
                        out,
                        refusal.status(),
                        refusal.retryAfter() == null ? "" : "Retry-After: " + refusal.retryAfter() + "\r\n",
                        error("some_error", "You said: " + request.body()));
            case Behaviour.Redirect redirect ->
                send(out, 307, "Location: " + redirect.location() + "\r\n", error("moved", "elsewhere"));
            case Behaviour.Garbled garbled -> {
                begin(out, request, garbled.text());
                event(out, null, "{\"choices\": [{\"delta\": {\"content\": \"gar");
                end(out);
            }
            case Behaviour.Truncated truncated -> {
                begin(out, request, truncated.text());
                end(out);
            }
            case Behaviour.FailedInStream failed -> {
                begin(out, request, failed.text());
                event(out, "error", failure(request.wire()));
                end(out);
            }
            case Behaviour.Torn torn -> {
                begin(out, request, torn.text());
                return false; // closed in order, for a reset might overtake the words
            }
            case Behaviour.Reset() -> {
                reset(connection);
                return false;
            }
            case Behaviour.Silent() -> untilGone(connection);
            case Behaviour.Hanging hanging -> {
                begin(out, request, hanging.text());
                untilGone(connection);
            }
            case Behaviour.Dripping dripping -> drip(out, request, dripping.text());
            case Behaviour.Endless() -> {
                begin(out, request, "");
                while (true) {
                    event(out, null, piece(request, "and so on "));
                }
            }
            case Behaviour.EndlessLine() -> {
                begin(out, request, "");
                while (true) {
                    chunk(out, "data: and so on ".repeat(100));
                }
            }
        }
        return true;
    }

    private void say(OutputStream out, Asked request, String text) throws IOException {
        var response = stored(request);
        if (!request.wantsStream()) {
            send(out, 200, "", whole(request, text, response));
            return;
        }
        begin(out, request, text);
        for (var event : ends(request, text, response)) {
            event(out, null, event);
        }
        end(out);
    }

    /** The name of an answer, which can be referred to if it was to be stored. */
    private String stored(Asked request) {
        var response = "resp_" + responses.incrementAndGet();
        if (request.wire() == Wire.RESPONSES && request.body().path("store").asBoolean()) {
            stored.add(response);
        }
        return response;
    }

    private static void begin(OutputStream out, Asked request, String text) throws IOException {
        out.write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
                .getBytes(ISO_8859_1));
        out.flush();
        if (request.wire() == Wire.RESPONSES) {
            event(out, null, json(Map.of("type", "response.created", "response", Map.of("id", "resp_begun"))));
        }
        for (var piece : pieces(text)) {
            event(out, null, piece(request, piece));
        }
    }

    /** Words with the space behind them. */
    private static List<String> pieces(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split("(?<=\\s)(?=\\S)", -1));
    }

    private static String piece(Asked request, String text) {
        return switch (request.wire()) {
            case CHAT -> json(chunkOf(request, List.of(choice("delta", text, null))));
            case RESPONSES ->
                json(Map.of(
                        "type",
                        "response.output_text.delta",
                        "item_id",
                        "msg_1",
                        "output_index",
                        0,
                        "content_index",
                        0,
                        "delta",
                        text));
            case GEMINI -> json(Map.of("candidates", List.of(candidate(text, null)), "modelVersion", request.model()));
        };
    }

    private static List<String> ends(Asked request, String text, String response) {
        return switch (request.wire()) {
            case CHAT ->
                List.of(
                        json(chunkOf(request, List.of(choice("delta", "", "stop")))),
                        json(chunkOf(request, List.of())),
                        "[DONE]");
            case RESPONSES ->
                List.of(json(Map.of("type", "response.completed", "response", responseOf(request, text, response))));
            case GEMINI -> List.of(json(Map.of("candidates", List.of(candidate("", "STOP")))));
        };
    }

    private static String whole(Asked request, String text, String response) {
        return switch (request.wire()) {
            case CHAT -> json(chunkOf(request, List.of(choice("message", text, "stop"))));
            case RESPONSES -> json(responseOf(request, text, response));
            case GEMINI -> json(Map.of("candidates", List.of(candidate(text, "STOP"))));
        };
    }

    private static Map<String, Object> chunkOf(Asked request, List<?> choices) {
        return Map.of(
                "id",
                "chatcmpl-1",
                "object",
                "chat.completion.chunk",
                "created",
                1,
                "model",
                request.model(),
                "choices",
                choices);
    }

    private static Map<String, Object> choice(String field, String text, @Nullable String reason) {
        var choice = new HashMap<String, Object>();
        choice.put("index", 0);
        choice.put(field, Map.of("role", "assistant", "content", text));
        choice.put("finish_reason", reason);
        return choice;
    }

    private static Map<String, Object> candidate(String text, @Nullable String reason) {
        var candidate = new HashMap<String, Object>();
        candidate.put("index", 0);
        candidate.put("content", Map.of("role", "model", "parts", List.of(Map.of("text", text))));
        if (reason != null) {
            candidate.put("finishReason", reason);
        }
        return candidate;
    }

    private static Map<String, Object> responseOf(Asked request, String text, String id) {
        return Map.of(
                "id",
                id,
                "object",
                "response",
                "created_at",
                1,
                "status",
                "completed",
                "model",
                request.model(),
                "output",
                List.of(Map.of(
                        "type",
                        "message",
                        "id",
                        "msg_1",
                        "role",
                        "assistant",
                        "status",
                        "completed",
                        "content",
                        List.of(Map.of("type", "output_text", "text", text, "annotations", List.of())))),
                "usage",
                Map.of("input_tokens", 1, "output_tokens", 1, "total_tokens", 2));
    }

    private static String failure(Wire wire) {
        return wire == Wire.RESPONSES
                ? json(Map.of(
                        "type",
                        "response.failed",
                        "response",
                        Map.of("error", Map.of("code", "server_error", "message", "The model failed."))))
                : error("server_error", "The model failed.");
    }

    private static String error(String code, String message) {
        return json(Map.of("error", Map.of("message", message, "type", "error", "code", code)));
    }

    private static String json(Map<String, ?> object) {
        try {
            return JSON.writeValueAsString(object);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static void send(OutputStream out, int status, String headers, String body) throws IOException {
        var bytes = body.getBytes(UTF_8);
        out.write(("HTTP/1.1 " + status + " Status\r\nContent-Type: application/json\r\n" + headers + "Content-Length: "
                        + bytes.length + "\r\n\r\n")
                .getBytes(ISO_8859_1));
        out.write(bytes);
        out.flush();
    }

    private static void event(OutputStream out, @Nullable String name, String data) throws IOException {
        chunk(out, (name == null ? "" : "event: " + name + "\n") + "data: " + data + "\n\n");
    }

    private static void chunk(OutputStream out, String text) throws IOException {
        var bytes = text.getBytes(UTF_8);
        out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(ISO_8859_1));
        out.write(bytes);
        out.write("\r\n".getBytes(ISO_8859_1));
        out.flush();
    }

    private static void end(OutputStream out) throws IOException {
        out.write("0\r\n\r\n".getBytes(ISO_8859_1));
        out.flush();
    }

    private static void drip(OutputStream out, Asked request, String text) throws IOException, InterruptedException {
        begin(out, request, "");
        for (var piece : pieces(text)) {
            for (var character : ("data: " + piece(request, piece) + "\n\n").toCharArray()) {
                chunk(out, String.valueOf(character));
                Thread.sleep(200); // what dripping is
            }
        }
        end(out);
    }

    private static void reset(Socket connection) throws IOException {
        connection.setSoLinger(true, 0);
        connection.close();
    }

    private static void untilGone(Socket connection) throws IOException {
        var unused = connection.getInputStream().read();
    }
}
