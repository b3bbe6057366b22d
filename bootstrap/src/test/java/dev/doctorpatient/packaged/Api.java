package dev.doctorpatient.packaged;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Calls the service as a client application does, with the token of one user or with none. */
record Api(URI base, @Nullable String token) {
    static final ObjectMapper JSON = new ObjectMapper();

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** What the service answered. */
    record Answer(int status, JsonNode body, HttpHeaders headers) {
        /** The body of an answer that must have this status. */
        JsonNode expect(int expected) {
            if (status != expected) {
                throw new AssertionError("expected " + expected + " but was " + status + ": " + body);
            }
            return body;
        }

        /** A text of the body. */
        String text(String field) {
            return body.path(field).asText();
        }
    }

    Api(URI base) {
        this(base, null);
    }

    Api as(String someToken) {
        return new Api(base, someToken);
    }

    /** The same caller at the address of another one, as after a restart. */
    Api at(Api other) {
        return new Api(other.base(), token);
    }

    /** The same caller with the tokens of a fresh sign-in. */
    JsonNode login(String email, String password) {
        return post("auth/login", Map.of("email", email, "password", password)).expect(200);
    }

    Answer get(String path) throws Unreachable {
        return send(request(path).GET().build());
    }

    Answer post(String path, Map<String, ?> body) throws Unreachable {
        return send(posting(path, body));
    }

    Answer put(String path, Map<String, ?> body) throws Unreachable {
        return send(request(path).PUT(BodyPublishers.ofString(json(body))).build());
    }

    Answer delete(String path) throws Unreachable {
        return send(request(path).DELETE().build());
    }

    CompletableFuture<Answer> postLater(String path, Map<String, ?> body) {
        return CLIENT.sendAsync(posting(path, body), BodyHandlers.ofString()).thenApply(Api::answer);
    }

    /** All items of a collection, from all of its pages. */
    List<JsonNode> all(String path) {
        var items = new ArrayList<JsonNode>();
        var separator = path.contains("?") ? "&" : "?";
        var cursor = "";
        do {
            var page = get(path + separator + "limit=200" + cursor).expect(200);
            page.path("items").forEach(items::add);
            cursor = page.path("next_cursor").isTextual()
                    ? "&cursor=" + page.path("next_cursor").asText()
                    : "";
        } while (!cursor.isEmpty());
        return items;
    }

    /** Opens a socket; its credential is a single-use ticket or a token, as the address says. */
    SocketClient socket(String path) {
        return socket(path, _ -> {});
    }

    /** Opens a socket whose frames are also told to a listener. */
    SocketClient socket(String path, Consumer<JsonNode> listener) {
        var address = URI.create(base.resolve(path).toString().replaceFirst("^http", "ws"));
        var handshake = CLIENT.newWebSocketBuilder();
        if (token != null) {
            handshake.header("Authorization", "Bearer " + token);
        }
        return SocketClient.open(handshake, address, listener);
    }

    /** No answer came: the service is not there, or went away. */
    static final class Unreachable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unreachable(IOException cause) {
            super(cause);
        }
    }

    private HttpRequest posting(String path, Map<String, ?> body) {
        return request(path).POST(BodyPublishers.ofString(json(body))).build();
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/json");
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return request;
    }

    private static Answer send(HttpRequest request) {
        try {
            return answer(CLIENT.send(request, BodyHandlers.ofString()));
        } catch (IOException failure) {
            throw new Unreachable(failure);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static Answer answer(HttpResponse<String> response) {
        return new Answer(
                response.statusCode(),
                response.body().isEmpty() ? JSON.missingNode() : parse(response.body()),
                response.headers());
    }

    static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException failure) {
            throw new AssertionError("not JSON: " + json, failure);
        }
    }

    static String json(Map<String, ?> body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException failure) {
            throw new IllegalArgumentException(failure);
        }
    }
}
