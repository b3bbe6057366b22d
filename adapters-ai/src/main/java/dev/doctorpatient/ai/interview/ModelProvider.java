package dev.doctorpatient.ai.interview;

import dev.doctorpatient.application.interview.port.Interviewer;
import dev.doctorpatient.application.interview.port.MedicalAssistant;
import dev.doctorpatient.domain.interview.Continuation;
import dev.doctorpatient.domain.interview.ProviderState.Circuit;
import dev.doctorpatient.domain.interview.ProviderState.Failure;
import dev.doctorpatient.domain.interview.Wording;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.domain.shared.Unavailable;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import io.smallrye.faulttolerance.api.Guard;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Has a model of one provider find the words. A provider that does not answer is asked once more if that can help, is spared for a
 * while if it fails too often, and never holds up more than a few callers, nor any longer than it said it would wait.
 */
final class ModelProvider implements Interviewer, MedicalAssistant {
    private static final Logger LOG = Logger.getLogger(ModelProvider.class);
    private static final Duration USUAL_RETRY_AFTER = Duration.ofSeconds(5);
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofSeconds(60);
    private static final Duration SHORTEST_RETRY_AFTER = Duration.ofSeconds(1);

    /** Less time than this is not enough for an answer. */
    private static final Duration SHORTEST_CALL = Duration.ofMillis(100);

    /** Whatever is longer cannot be kept, so that all is told again. */
    private static final int LONGEST_REFERENCE = 500;

    private final ProviderAccount account;
    private final Prompts prompts;
    private final HttpClient http;
    private final Endurance endurance;
    private final InstantSource clock;
    private final Guard guard;
    private final Health health;

    ModelProvider(
            ProviderAccount account, int historyMessages, HttpClient http, Endurance endurance, InstantSource clock) {
        this.account = account;
        this.prompts = new Prompts(account.dialect().instructsLast(), historyMessages);
        this.http = http;
        this.endurance = endurance;
        this.clock = clock;
        this.health = new Health(clock);
        this.guard = guard();
    }

    private Guard guard() {
        return Guard.create()
                .withDescription("ai-" + account.provider())
                .withBulkhead()
                .limit(endurance.parallel())
                .done()
                .withCircuitBreaker()
                .requestVolumeThreshold(endurance.calls())
                .failureRatio(1)
                .successThreshold(1)
                .delay(endurance.circuitPause().toMillis(), ChronoUnit.MILLIS)
                .when(failure -> failure instanceof ProviderFailure known && known.isOfProvider())
                .onStateChange(state -> health.circuit(
                        switch (state) {
                            case CLOSED -> Circuit.CLOSED;
                            case OPEN -> Circuit.OPEN;
                            case HALF_OPEN -> Circuit.HALF_OPEN;
                        }))
                .done()
                .withRetry()
                .maxRetries(1)
                .jitter(0, ChronoUnit.MILLIS)
                .whenException(failure -> pauseAfter(failure) != null)
                .withCustomBackoff()
                .strategy(() ->
                        failure -> Objects.requireNonNull(pauseAfter(failure)).toMillis())
                .done()
                .done()
                .build();
    }

    ProviderAccount account() {
        return account;
    }

    Health health() {
        return health;
    }

    @Override
    public boolean isOffline() {
        return false;
    }

    @Override
    public Wording word(Call call, Consumer<String> pieces) {
        return ask(prompts.of(call), call.continuation(), call.within(), pieces);
    }

    @Override
    public Wording answer(Inquiry inquiry, Consumer<String> pieces) {
        return ask(prompts.of(inquiry), null, inquiry.within(), pieces);
    }

    private static @Nullable Duration pauseAfter(Throwable failure) {
        return failure instanceof ProviderFailure known ? known.pause() : null;
    }

    private Wording ask(Prompt prompt, @Nullable Continuation continuation, Duration within, Consumer<String> pieces) {
        var deadline = Deadline.in(within);
        try {
            var wording = guard.call(() -> attempt(prompt, continuation, deadline, pieces), Wording.class);
            health.succeeded();
            return wording;
        } catch (ProviderFailure failure) {
            health.failed(failure.kind());
            LOG.warnf(
                    "The AI provider %s has no words: %s%s",
                    account.provider(), failure.kind(), failure.status() == 0 ? "" : " (" + failure.status() + ")");
            throw unavailable(failure.retryAfter());
        } catch (CircuitBreakerOpenException | BulkheadException _) {
            throw unavailable(null);
        } catch (RuntimeException refusedByListener) {
            throw refusedByListener;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw unavailable(null);
        } catch (Exception unexpected) {
            throw new IllegalStateException(unexpected.getClass().getName()); // its message might tell what was said
        }
    }

    private static Unavailable unavailable(@Nullable Duration retryAfter) {
        var wait = retryAfter == null ? USUAL_RETRY_AFTER : retryAfter;
        return new Unavailable(
                ProblemCode.AI_UNAVAILABLE,
                "The AI provider has no answer now; try again later",
                wait.compareTo(SHORTEST_RETRY_AFTER) < 0
                        ? SHORTEST_RETRY_AFTER
                        : wait.compareTo(LONGEST_RETRY_AFTER) > 0 ? LONGEST_RETRY_AFTER : wait);
    }

    /** Asks once; a provider that has forgotten the conversation is told all of it right away. */
    private Wording attempt(
            Prompt prompt, @Nullable Continuation continuation, Deadline deadline, Consumer<String> pieces) {
        var previous = reference(continuation);
        if (previous != null) {
            try {
                return exchange(prompt.onward(), prompt.words(), previous, deadline, pieces);
            } catch (ProviderFailure failure) {
                if (!failure.forgotten()) {
                    throw failure;
                }
            }
        }
        return exchange(prompt.whole(), prompt.words(), null, deadline, pieces);
    }

    private @Nullable String reference(@Nullable Continuation continuation) {
        return continuation != null
                        && account.dialect() == Dialect.OPENAI_RESPONSES
                        && continuation.provider().equals(account.provider())
                ? continuation.reference()
                : null;
    }

    private Wording exchange(
            List<ChatMessage> messages,
            int words,
            @Nullable String previous,
            Deadline deadline,
            Consumer<String> pieces) {
        var request = new StreamedRequest(http, account.dialect(), deadline, clock);
        var hearing = new Hearing(pieces, request::stop);
        try {
            var model = account.dialect().model(account, request, words, previous);
            model.chat(ChatRequest.builder().messages(messages).build(), hearing);
        } catch (RuntimeException _) {
            hearing.onError(ProviderFailure.of(Failure.UNREADABLE)); // of no use to anybody, and it might quote
        }
        var refusal = hearing.refusal();
        if (refusal != null) {
            throw refusal;
        }
        if (request.isWhole()) {
            return whole(request, messages, words, previous, deadline); // it does not stream, and answered all the same
        }
        if (account.dialect().streamsElsewhere() && isUnknown(request.failure())) {
            return whole(
                    new StreamedRequest(http, account.dialect(), deadline, clock), messages, words, previous, deadline);
        }
        var failure = request.failure();
        if (failure == null && !hearing.isWhole()) {
            failure = ProviderFailure.of(Failure.UNREADABLE);
        }
        if (failure == null) {
            return new Wording(hearing.text(), account.provider(), account.model(), reference(hearing));
        }
        // What was heard in part cannot be taken back.
        throw hearing.heardSome()
                ? failure
                : failure.retriedAfter(endurance.retryPause(), deadline.left().minus(SHORTEST_CALL));
    }

    private static boolean isUnknown(@Nullable ProviderFailure failure) {
        return failure != null && (failure.status() == 404 || failure.status() == 405);
    }

    /** Takes an answer that comes as a whole, and so in no pieces. */
    private Wording whole(
            StreamedRequest request,
            List<ChatMessage> messages,
            int words,
            @Nullable String previous,
            Deadline deadline) {
        try {
            var answer = account.dialect()
                    .wholeModel(account, request, words, previous)
                    .chat(ChatRequest.builder().messages(messages).build());
            var hearing = new Hearing(_ -> {}, request::stop);
            hearing.onPartialResponse(
                    Objects.requireNonNullElse(answer.aiMessage().text(), ""));
            hearing.onCompleteResponse(answer);
            return new Wording(hearing.text(), account.provider(), account.model(), reference(hearing));
        } catch (RuntimeException _) { // of no use to anybody, and it might quote
            var failure =
                    Objects.requireNonNullElseGet(request.failure(), () -> ProviderFailure.of(Failure.UNREADABLE));
            throw failure.retriedAfter(endurance.retryPause(), deadline.left().minus(SHORTEST_CALL));
        }
    }

    private @Nullable String reference(Hearing hearing) {
        var reference = account.dialect() == Dialect.OPENAI_RESPONSES ? hearing.reference() : null;
        return reference != null && reference.length() <= LONGEST_REFERENCE ? reference : null;
    }
}
