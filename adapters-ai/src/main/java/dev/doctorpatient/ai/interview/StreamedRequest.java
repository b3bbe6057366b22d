package dev.doctorpatient.ai.interview;

import dev.doctorpatient.domain.interview.ProviderState.Failure;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventContext;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import dev.langchain4j.http.client.sse.ServerSentEventParsingHandle;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Carries one request of a model to its provider and the events of the answer back, or the whole of it, on the thread of the caller, and never longer than
 * its deadline. LangChain4j's own client would leave the caller, wait for ever while bytes drip, keep bodies in exceptions and forget
 * headers. What goes wrong is noted here, since the models hide it.
 */
final class StreamedRequest implements HttpClient, HttpClientBuilder {
    private static final long MOST_BYTES = 1 << 20;
    private static final int MOST_BYTES_OF_ERROR = 8_192;
    private static final Duration AFTER_THE_END = Duration.ofMillis(200);

    private final java.net.http.HttpClient http;
    private final Dialect dialect;
    private final Deadline deadline;
    private final InstantSource clock;
    private @Nullable ProviderFailure failure;
    private @Nullable String whole;
    private boolean stopped;
    private boolean isOver;

    StreamedRequest(java.net.http.HttpClient http, Dialect dialect, Deadline deadline, InstantSource clock) {
        this.http = http;
        this.dialect = dialect;
        this.deadline = deadline;
        this.clock = clock;
    }

    /** What went wrong on the way, if anything did. */
    @Nullable
    ProviderFailure failure() {
        return failure;
    }

    /** Whether the provider does not stream, and gave the whole answer at once. */
    boolean isWhole() {
        return whole != null;
    }

    /** Nothing more is to be read. */
    void stop() {
        stopped = true;
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        try {
            stream(request, listener);
        } catch (ProviderFailure known) {
            failure = known;
        }
    }

    private void stream(HttpRequest request, ServerSentEventListener listener) {
        var response = send(request);
        try (var body = response.body()) {
            if (response.statusCode() / 100 != 2) {
                throw ProviderFailure.ofStatus(
                        response.statusCode(), retryAfter(response), hasForgotten(response.statusCode(), body));
            }
            if (!isStreamed(response)) {
                whole = text(body, MOST_BYTES);
                return;
            }
            listener.onOpen(SuccessfulHttpResponse.builder()
                    .statusCode(response.statusCode())
                    .headers(response.headers().map())
                    .build());
            hear(body, listener);
            if (!stopped) {
                listener.onClose();
            }
        } catch (HttpTimeoutException _) {
            throw ProviderFailure.of(Failure.TIMED_OUT);
        } catch (IOException _) {
            throw ProviderFailure.of(Failure.UNREACHABLE);
        } catch (ProviderFailure known) {
            throw known;
        } catch (RuntimeException _) {
            throw ProviderFailure.of(Failure.UNREADABLE); // a model stumbled over what it was told
        }
    }

    private static boolean isStreamed(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Content-Type")
                .map(type -> type.toLowerCase(Locale.ROOT).startsWith("text/event-stream"))
                .orElse(true);
    }

    private static String text(ArrivingBody body, long most) throws IOException {
        return new String(body.readNBytes(Math.toIntExact(most)), StandardCharsets.UTF_8);
    }

    private HttpResponse<ArrivingBody> send(HttpRequest request) {
        var body = new ArrivingBody(deadline, MOST_BYTES);
        var answer = http.sendAsync(wire(request), _ -> body);
        try {
            return answer.get(Math.max(0, deadline.left().toNanos()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            abandon(answer, body);
            throw ProviderFailure.of(Failure.TIMED_OUT);
        } catch (InterruptedException _) {
            abandon(answer, body);
            Thread.currentThread().interrupt();
            throw ProviderFailure.of(Failure.TIMED_OUT);
        } catch (ExecutionException _) {
            throw ProviderFailure.of(Failure.UNREACHABLE);
        }
    }

    /** The answer may arrive at this very moment: then nobody would read it, and nobody close its connection. */
    private static void abandon(CompletableFuture<?> answer, ArrivingBody body) {
        var unused = answer.cancel(true);
        body.close();
    }

    private java.net.http.HttpRequest wire(HttpRequest request) {
        var wire = java.net.http.HttpRequest.newBuilder(URI.create(request.url()))
                .method(request.method().name(), BodyPublishers.ofString(request.body()));
        request.headers().forEach((name, values) -> values.forEach(value -> wire.header(name, value)));
        return wire.setHeader("Accept", "text/event-stream, application/json").build();
    }

    /** Reads events as the standard has them, as far as providers use it. */
    private void hear(ArrivingBody body, ServerSentEventListener listener) throws IOException {
        var context = new ServerSentEventContext(new Handle());
        var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
        @Nullable String name = null;
        var data = new StringBuilder();
        while (!stopped) {
            var line = line(lines, body);
            if (line == null || line.isEmpty()) {
                if (!data.isEmpty()) {
                    listener.onEvent(new ServerSentEvent(name, data.toString()), context);
                    data.setLength(0);
                }
                name = null;
                if (line == null) {
                    return;
                }
            } else if (line.startsWith("event:")) {
                name = line.substring("event:".length()).strip();
            } else if (line.startsWith("data:")) {
                data.append(data.isEmpty() ? "" : "\n")
                        .append(line.substring("data:".length()).strip());
                if (data.toString().equals("[DONE]")) {
                    // Nothing follows; the end of the answer is awaited a little, so that the connection can be used
                    // again.
                    body.expectEndBy(deadline.atMost(AFTER_THE_END));
                    isOver = true;
                }
            }
        }
    }

    private @Nullable String line(BufferedReader lines, ArrivingBody body) throws IOException {
        try {
            return lines.readLine();
        } catch (IOException failed) {
            if (isOver) {
                body.close();
                return null;
            }
            throw failed;
        }
    }

    private @Nullable Duration retryAfter(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Retry-After")
                .map(String::strip)
                .map(this::delay)
                .orElse(null);
    }

    private @Nullable Duration delay(String text) {
        try {
            var delay = text.matches("\\d{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(text))
                    : Duration.between(
                            clock.instant(),
                            ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant());
            return delay.isNegative() ? Duration.ZERO : delay;
        } catch (DateTimeParseException _) {
            return null;
        }
    }

    /** Whether the conversation to go on with is gone; of what such an answer says nothing is kept. */
    private static boolean hasForgotten(int status, ArrivingBody body) throws IOException {
        if (status != 400 && status != 404) {
            return false;
        }
        var text = text(body, MOST_BYTES_OF_ERROR);
        return status == 404 || text.contains("previous_response");
    }

    /** By which a model ends the answer that it hears. */
    private final class Handle implements ServerSentEventParsingHandle {
        @Override
        public void cancel() {
            stop();
        }

        @Override
        public boolean isCancelled() {
            return stopped;
        }
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        try {
            if (whole == null) {
                whole = fetched(request);
            }
            return SuccessfulHttpResponse.builder()
                    .statusCode(200)
                    .body(dialect.readable(whole))
                    .build();
        } catch (ProviderFailure known) {
            failure = known;
            throw known;
        }
    }

    private String fetched(HttpRequest request) {
        var response = send(request);
        try (var body = response.body()) {
            if (response.statusCode() / 100 != 2) {
                throw ProviderFailure.ofStatus(
                        response.statusCode(), retryAfter(response), hasForgotten(response.statusCode(), body));
            }
            return text(body, MOST_BYTES);
        } catch (HttpTimeoutException _) {
            throw ProviderFailure.of(Failure.TIMED_OUT);
        } catch (IOException _) {
            throw ProviderFailure.of(Failure.UNREACHABLE);
        }
    }

    @Override
    public Duration connectTimeout() {
        return deadline.left();
    }

    @Override
    public HttpClientBuilder connectTimeout(Duration timeout) {
        return this; // the deadline holds
    }

    @Override
    public Duration readTimeout() {
        return deadline.left();
    }

    @Override
    public HttpClientBuilder readTimeout(Duration timeout) {
        return this; // the deadline holds
    }

    @Override
    public HttpClient build() {
        return this;
    }
}
