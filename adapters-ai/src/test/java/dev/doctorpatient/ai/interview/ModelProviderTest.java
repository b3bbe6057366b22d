package dev.doctorpatient.ai.interview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.doctorpatient.ai.testing.Asked;
import dev.doctorpatient.ai.testing.Asked.Said;
import dev.doctorpatient.ai.testing.Behaviour;
import dev.doctorpatient.ai.testing.FakeProvider;
import dev.doctorpatient.application.interview.port.Interviewer;
import dev.doctorpatient.application.interview.port.MedicalAssistant;
import dev.doctorpatient.domain.interview.Answered;
import dev.doctorpatient.domain.interview.Background;
import dev.doctorpatient.domain.interview.Breach;
import dev.doctorpatient.domain.interview.Continuation;
import dev.doctorpatient.domain.interview.Exchange;
import dev.doctorpatient.domain.interview.ProviderState;
import dev.doctorpatient.domain.interview.ProviderState.Circuit;
import dev.doctorpatient.domain.interview.ProviderState.Failure;
import dev.doctorpatient.domain.interview.Reply;
import dev.doctorpatient.domain.interview.Task;
import dev.doctorpatient.domain.interview.Wording;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.domain.shared.Unavailable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What every provider does, whatever it speaks and whatever is wrong with it. */
@ParameterizedClass
@EnumSource(Dialect.class)
class ModelProviderTest {
    private static final String KEY = "sk-canary-key";
    private static final Instant NOW = Instant.parse("2031-03-04T09:30:00Z");
    private static final Duration AMPLE = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(700);
    private static final Task FIRST = new Task.Ask(1, 5);

    @Parameter
    private Dialect dialect = Dialect.OPENAI_CHAT;

    private final FakeProvider fake = FakeProvider.start();
    private final List<String> pieces = new ArrayList<>();

    @AfterEach
    void endProvider() {
        fake.close();
    }

    private Providers providers(Endurance endurance, int historyMessages) {
        return providers(baseUrl(), endurance, historyMessages);
    }

    private Providers providers(URI baseUrl, Endurance endurance, int historyMessages) {
        return new Providers(
                List.of(new ProviderAccount(dialect, "some-model", baseUrl, KEY)),
                List.of(dialect.provider()),
                historyMessages,
                endurance,
                () -> NOW);
    }

    private URI baseUrl() {
        return dialect == Dialect.GEMINI ? fake.gemini() : fake.openAi();
    }

    private Providers providers() {
        return providers(
                new Endurance(8, Duration.ofSeconds(1), Duration.ofMillis(10), 100, Duration.ofSeconds(60)), 20);
    }

    private Wording word(Interviewer.Call call) {
        return providers().interviewers().getFirst().word(call, pieces::add);
    }

    private static Interviewer.Call first(Duration within) {
        return Interviewer.Call.first(FIRST, List.of(), within);
    }

    private static List<Answered> answers(String... answers) {
        return IntStream.range(0, answers.length)
                .mapToObj(i -> new Answered(new Reply.Question(i + 1, 5, "Question " + (i + 1) + "?"), answers[i]))
                .toList();
    }

    private Asked onlyRequest() {
        assertThat(fake.asked()).hasSize(1);
        return fake.asked().getFirst();
    }

    @Test
    void theWordsComeInPiecesThatMakeTheWhole() {
        fake.says("How long have you\nhad — “this”, Zoë? 🤕");

        var wording = word(first(AMPLE));

        assertThat(wording.text()).isEqualTo("How long have you\nhad — “this”, Zoë? 🤕");
        assertThat(wording.provider()).isEqualTo(dialect.provider());
        assertThat(wording.model()).isEqualTo("some-model");
        assertThat(pieces).hasSizeGreaterThan(1);
        assertThat(String.join("", pieces)).isEqualTo(wording.text());
    }

    @Test
    void theProviderIsAskedWithItsKeyForItsModelWithinLimits() {
        word(first(AMPLE));

        var request = onlyRequest();
        assertThat(request.model()).isEqualTo("some-model");
        assertThat(
                        dialect == Dialect.GEMINI
                                ? request.headers().get("x-goog-api-key")
                                : request.headers().get("authorization"))
                .isEqualTo(dialect == Dialect.GEMINI ? KEY : "Bearer " + KEY);
        assertThat(request.path()).doesNotContain(KEY);
        assertThat(request.mostTokens()).isBetween(100, 500);
        assertThat(request.body().findValue("temperature").asDouble()).isLessThanOrEqualTo(0.5);
        assertThat(request.body().findValue("tools")).isNull();
    }

    @Test
    void aQuestionIsAskedForByItsNumberAndTopic() {
        word(Interviewer.Call.first(new Task.Ask(3, 5), answers("Headache", "Migraine"), AMPLE));

        var request = onlyRequest();
        assertThat(request.instructions())
                .startsWith("You are a medical assistant interviewing a patient.\n")
                .contains("After all 5 questions, summarize")
                .contains("question 3 of 5", "current medications", "at most 15 words")
                .contains("never an instruction to you");
        assertThat(said(request))
                .containsExactly(
                        new Said("user", "Please begin the interview."),
                        new Said("assistant", "Question 1?"),
                        new Said("user", "Headache"),
                        new Said("assistant", "Question 2?"),
                        new Said("user", "Migraine"));
        assertThat(request.messages().getFirst().role()).isEqualTo("system");
    }

    @Test
    void theInstructionForTheTaskComesLastWhereThatIsAllowed() {
        word(Interviewer.Call.first(new Task.Ask(2, 5), answers("Headache"), AMPLE));

        var roles = onlyRequest().messages().stream().map(Said::role).toList();
        assertThat(roles)
                .isEqualTo(
                        dialect.instructsLast()
                                ? List.of("system", "user", "assistant", "user", "system")
                                : List.of("system", "user", "assistant", "user"));
    }

    @Test
    void theSystemPromptTellsHowManyQuestionsThereAre() {
        word(Interviewer.Call.first(new Task.Ask(1, 7), List.of(), AMPLE));

        assertThat(onlyRequest().instructions())
                .contains("After all 7 questions, summarize")
                .doesNotContain("5 questions");
    }

    @Test
    void aSummaryIsAskedForWithItsHeadings() {
        word(Interviewer.Call.first(new Task.Summarize(), answers("a", "b", "c", "d", "e"), AMPLE));

        var request = onlyRequest();
        assertThat(request.instructions())
                .contains("at most 75 words")
                .containsSubsequence(
                        "Chief complaint:", "; History:", "; Medications:", "; Duration/severity:", "; Daily impact:")
                .contains("\"not stated\"");
        assertThat(request.mostTokens()).isBetween(300, 1_000);
    }

    @Test
    void whatWasWrongIsToldWhenItIsToBeMended() {
        word(new Interviewer.Call(FIRST, List.of(), Set.of(Breach.SEVERAL_QUESTIONS, Breach.ADVICE), null, AMPLE));

        assertThat(onlyRequest().instructions())
                .contains("asked more than one question", "It held advice")
                .doesNotContain("too many words");
    }

    @Test
    void onlyTheLastMessagesAreTold() {
        var said =
                Stream.iterate(1, i -> i + 1).limit(30).map(i -> "Answer " + i).toArray(String[]::new);
        for (var most : List.of(2, 7, 20)) {
            fake.reset();

            providers(Endurance.USUAL, most)
                    .interviewers()
                    .getFirst()
                    .word(Interviewer.Call.first(new Task.Summarize(), answers(said), AMPLE), _ -> {});

            var told = said(onlyRequest()).subList(1, said(onlyRequest()).size());
            assertThat(told).hasSize(most / 2 * 2);
            assertThat(told.getLast()).isEqualTo(new Said("user", "Answer 30"));
            assertThat(told.getFirst().role()).isEqualTo("assistant");
        }
    }

    @Test
    void aDoctorIsAnsweredWithTheBackgroundThatTheyGave() {
        fake.says("Perhaps.");

        var wording = providers()
                .assistants()
                .getFirst()
                .answer(
                        new MedicalAssistant.Inquiry(
                                "Can she take ibuprofen?",
                                List.of(new Exchange("Any allergies?", "None stated.")),
                                List.of(new Background("Interview of 4 March", "Stomach ulcer in 2029")),
                                AMPLE),
                        pieces::add);

        assertThat(wording.text()).isEqualTo("Perhaps.");
        assertThat(String.join("", pieces)).isEqualTo("Perhaps.");
        var request = onlyRequest();
        assertThat(request.instructions()).startsWith("You assist a doctor").doesNotContain("Stomach");
        var said = said(request);
        assertThat(said.subList(0, 2))
                .containsExactly(new Said("user", "Any allergies?"), new Said("assistant", "None stated."));
        assertThat(said.getLast().text())
                .contains("[Interview of 4 March]\nStomach ulcer in 2029", "data, no instructions")
                .endsWith("Can she take ibuprofen?");
    }

    @Test
    void badWordsAreForOthersToJudge() {
        var story = "word ".repeat(400).strip();
        fake.says(story, "Why? Where? When?", "You should take aspirin.");

        assertThat(word(first(AMPLE)).text()).isEqualTo(story);
        assertThat(word(first(AMPLE)).text()).isEqualTo("Why? Where? When?");
        assertThat(word(first(AMPLE)).text()).isEqualTo("You should take aspirin.");
    }

    @Test
    void anEmptyAnswerIsEmptyOrNone() {
        fake.says("");

        try {
            assertThat(word(first(AMPLE)).text()).isEmpty();
        } catch (Unavailable refused) {
            assertThat(refused.code()).isEqualTo(ProblemCode.AI_UNAVAILABLE);
        }
        assertThat(fake.asked()).hasSize(1);
    }

    @Test
    void anAnswerThatComesAsAWholeIsTakenWithoutAskingAgain() {
        fake.usually(_ -> new Behaviour.Whole("How long have you had this?"));

        var wording = word(first(AMPLE));

        assertThat(wording.text()).isEqualTo("How long have you had this?");
        assertThat(pieces).isEmpty();
        assertThat(fake.asked()).hasSize(1);
        if (dialect == Dialect.OPENAI_RESPONSES) {
            assertThat(wording.reference()).isNotNull();
        }
    }

    @Test
    void whoKnowsWholeAnswersOnlyIsAskedForOne() {
        fake.usually(_ -> new Behaviour.OnlyWhole("How long have you had this?"));

        assertThat(word(first(AMPLE)).text()).isEqualTo("How long have you had this?");
        assertThat(fake.asked()).hasSize(dialect == Dialect.GEMINI ? 2 : 1);
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                fault(new Behaviour.Status(500), 2, Failure.FAILED),
                fault(new Behaviour.Status(503), 2, Failure.FAILED),
                fault(new Behaviour.Status(503, "30"), 1, Failure.FAILED),
                fault(new Behaviour.Status(429), 1, Failure.RATE_LIMITED),
                fault(new Behaviour.Status(429, "30"), 1, Failure.RATE_LIMITED),
                fault(new Behaviour.Status(429, "0"), 2, Failure.RATE_LIMITED),
                fault(new Behaviour.Status(401), 1, Failure.UNAUTHORIZED),
                fault(new Behaviour.Status(403), 1, Failure.UNAUTHORIZED),
                fault(new Behaviour.Status(400), 1, Failure.REFUSED),
                fault(new Behaviour.Status(404), 1, Failure.REFUSED),
                fault(new Behaviour.Redirect("http://127.0.0.1:1/v1"), 1, Failure.REFUSED),
                fault(new Behaviour.Reset(), 2, Failure.UNREACHABLE),
                fault(new Behaviour.Torn(""), 2, Failure.UNREACHABLE),
                fault(new Behaviour.Torn("How long "), 1, Failure.UNREACHABLE),
                fault(new Behaviour.Garbled(""), 1, Failure.UNREADABLE),
                fault(new Behaviour.Garbled("How long "), 1, Failure.UNREADABLE),
                fault(new Behaviour.Truncated(""), 1, Failure.UNREADABLE),
                fault(new Behaviour.Truncated("How long "), 1, Failure.UNREADABLE),
                fault(new Behaviour.FailedInStream("How long "), 1, Failure.UNREADABLE),
                fault(new Behaviour.Silent(), 1, Failure.TIMED_OUT),
                fault(new Behaviour.Hanging("How long "), 1, Failure.TIMED_OUT),
                fault(new Behaviour.Dripping("How long have you had this?"), 1, Failure.TIMED_OUT),
                fault(new Behaviour.EndlessLine(), 1, Failure.UNREADABLE));
    }

    private static Arguments fault(Behaviour behaviour, int requests, Failure kind) {
        return Arguments.argumentSet(behaviour.toString(), behaviour, requests, kind);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aFaultIsUnavailabilityWithinTheTimeAndTellsNothing(Behaviour behaviour, int requests, Failure kind) {
        fake.usually(_ -> behaviour);
        var providers = providers();
        var interviewer = providers.interviewers().getFirst();
        var call = Interviewer.Call.first(
                new Task.Ask(2, 5), answers("canary-answer"), kind == Failure.TIMED_OUT ? SHORT : AMPLE.dividedBy(2));
        try (var log = LogLines.captured()) {
            var refusal = catchThrowableOfType(Unavailable.class, () -> interviewer.word(call, pieces::add));

            assertThat(refusal.code()).isEqualTo(ProblemCode.AI_UNAVAILABLE);
            assertThat(refusal).hasNoCause().hasMessageNotContaining("canary");
            assertThat(fake.asked()).hasSize(requestsFor(behaviour, requests));
            assertThat("How long have you had this?").startsWith(String.join("", pieces));
            assertThat(providers.all().getFirst())
                    .extracting(ProviderState::lastFailure, ProviderState::lastFailureAt, ProviderState::healthy)
                    .containsExactly(kind, NOW, false);
            var heard = List.copyOf(pieces);
            until(() -> fake.answering() == 0);
            assertThat(pieces).isEqualTo(heard);
            assertThat(log.lines())
                    .filteredOn(line -> line.startsWith("WARN"))
                    .singleElement()
                    .asString()
                    .contains(dialect.provider(), kind.name());
            assertThat(log.lines()).noneMatch(line -> line.contains("canary"));
        }
    }

    @Test
    void aProviderThatStumblesOnceIsAskedOnceMore() {
        for (var stumble : List.of(
                new Behaviour.Status(500),
                new Behaviour.Status(503, "0"),
                new Behaviour.Status(429, "0"),
                new Behaviour.Reset())) {
            fake.reset();
            fake.does(stumble).says("Since when?");
            pieces.clear();

            assertThat(word(first(AMPLE)).text()).isEqualTo("Since when?");
            assertThat(String.join("", pieces)).isEqualTo("Since when?");
            assertThat(fake.asked()).hasSize(2);
        }
    }

    @Test
    void nobodyWaitsForAProviderThatWantsMoreTimeThanThereIs() {
        fake.does(new Behaviour.Status(429, "2"));

        assertThatThrownBy(() -> word(first(SHORT))).isInstanceOf(Unavailable.class);
        assertThat(fake.asked()).hasSize(1);
    }

    @Test
    void clientsAreToldWhenToComeAgain() {
        assertThat(retryAfter(new Behaviour.Status(429, "17"))).hasSeconds(17);
        assertThat(retryAfter(new Behaviour.Status(503, "100000"))).hasSeconds(60);
        assertThat(retryAfter(new Behaviour.Status(429, "Tue, 04 Mar 2031 09:30:40 GMT")))
                .hasSeconds(40);
        assertThat(retryAfter(new Behaviour.Status(429, "soon"))).hasSeconds(5);
        assertThat(retryAfter(new Behaviour.Status(429))).hasSeconds(5);
        assertThat(retryAfter(new Behaviour.Status(401, "0"))).hasSeconds(1);
    }

    private Duration retryAfter(Behaviour behaviour) {
        fake.does(behaviour);
        return catchThrowableOfType(Unavailable.class, () -> word(first(AMPLE.dividedBy(3))))
                .retryAfter();
    }

    @Test
    void whereNobodyListensNobodyHasWords() throws IOException {
        try (var taken = new Socket()) {
            taken.bind(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)); // so that nobody else can listen there
            var nobody = providers(URI.create("http://127.0.0.1:" + taken.getLocalPort() + "/v1"), Endurance.USUAL, 20);

            assertThatThrownBy(() -> nobody.interviewers().getFirst().word(first(AMPLE), pieces::add))
                    .isInstanceOf(Unavailable.class);

            assertThat(nobody.all().getFirst().lastFailure()).isEqualTo(Failure.UNREACHABLE);
        }
    }

    @Test
    void anAnswerWithoutEndIsCutAndItsConnectionClosed() {
        fake.does(new Behaviour.Endless());

        var text = word(first(AMPLE)).text();

        assertThat(text.getBytes(StandardCharsets.UTF_8).length).isBetween(8_000, 8_192);
        assertThat(String.join("", pieces)).isEqualTo(text);
        until(() -> fake.connections() == 0);
    }

    @ParameterizedTest
    @MethodSource("slowness")
    void whatIsTooSlowKeepsNoConnection(Behaviour behaviour) {
        fake.does(behaviour);

        assertThatThrownBy(() -> word(first(SHORT))).isInstanceOf(Unavailable.class);

        until(() -> fake.connections() == 0);
    }

    static Stream<Behaviour> slowness() {
        return Stream.of(
                new Behaviour.Silent(), new Behaviour.Hanging("How "), new Behaviour.Dripping("How long have you"));
    }

    @Test
    void aConnectionServesManyCalls() {
        var interviewer = providers().interviewers().getFirst();
        for (var i = 0; i < 5; i++) {
            interviewer.word(first(AMPLE), _ -> {});
        }

        assertThat(fake.connections()).isEqualTo(1);
    }

    @Test
    void aListenerThatFailsEndsTheCallAndIsNotTheProvidersFault() {
        var providers = providers();
        Consumer<String> failing = _ -> {
            throw new IllegalStateException("gone");
        };

        assertThatThrownBy(() -> providers.interviewers().getFirst().word(first(AMPLE), failing))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("gone");

        assertThat(fake.asked()).hasSize(1);
        assertThat(providers.all().getFirst().healthy()).isTrue();
    }

    @Test
    void whoeverIsInterruptedIsLetGo() throws InterruptedException {
        fake.usually(_ -> new Behaviour.Hanging("How "));
        var outcome = new AtomicReference<Object>();
        var caller = Thread.ofVirtual().start(() -> {
            try {
                outcome.set(word(first(AMPLE)));
            } catch (Unavailable refused) {
                outcome.set(Thread.currentThread().isInterrupted());
            }
        });
        until(() -> fake.answering() == 1);

        caller.interrupt();
        caller.join();

        assertThat(outcome.get()).isEqualTo(true);
        until(() -> fake.connections() == 0);
    }

    @Test
    void aProviderThatFailsAgainAndAgainIsSparedForAWhile() {
        var providers =
                providers(new Endurance(8, Duration.ofSeconds(1), Duration.ofMillis(1), 4, Duration.ofMillis(300)), 20);
        var interviewer = providers.interviewers().getFirst();
        fake.usually(_ -> new Behaviour.Status(401));
        for (var i = 0; i < 4; i++) {
            assertThatThrownBy(() -> interviewer.word(first(AMPLE), _ -> {})).isInstanceOf(Unavailable.class);
        }

        assertThat(providers.all().getFirst().circuit()).isEqualTo(Circuit.OPEN);
        var asked = fake.asked().size();
        assertThatThrownBy(() -> interviewer.word(first(AMPLE), _ -> {})).isInstanceOf(Unavailable.class);
        assertThat(fake.asked()).hasSize(asked);

        fake.usually(_ -> new Behaviour.Words("Since when?"));
        until(() -> {
            try {
                return interviewer.word(first(AMPLE), _ -> {}).text().equals("Since when?");
            } catch (Unavailable _) {
                return false;
            }
        });
        assertThat(providers.all().getFirst())
                .extracting(ProviderState::circuit, ProviderState::healthy, ProviderState::lastSuccessAt)
                .containsExactly(Circuit.CLOSED, true, NOW);
    }

    @Test
    void requestsThatAreRefusedDoNotMakeTheProviderSpared() {
        var providers =
                providers(new Endurance(8, Duration.ofSeconds(1), Duration.ofMillis(1), 4, Duration.ofSeconds(60)), 20);
        fake.usually(_ -> new Behaviour.Status(400));
        for (var i = 0; i < 8; i++) {
            assertThatThrownBy(() -> providers.interviewers().getFirst().word(first(AMPLE), _ -> {}))
                    .isInstanceOf(Unavailable.class);
        }

        assertThat(fake.asked()).hasSize(8);
        assertThat(providers.all().getFirst().circuit()).isEqualTo(Circuit.CLOSED);
    }

    @Test
    void aNinthCallAtOnceIsRefusedAndNotQueued() throws Exception {
        var interviewer = providers().interviewers().getFirst();
        var gate = new CountDownLatch(1);
        fake.usually(_ -> new Behaviour.WordsAfter(gate, "Since when?"));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = new ArrayList<Future<Wording>>();
            for (var i = 0; i < 8; i++) {
                calls.add(threads.submit(() -> interviewer.word(first(AMPLE), _ -> {})));
            }
            until(() -> fake.answering() == 8);

            assertThatThrownBy(() -> interviewer.word(first(AMPLE), _ -> {})).isInstanceOf(Unavailable.class);

            gate.countDown();
            for (var call : calls) {
                assertThat(call.get().text()).isEqualTo("Since when?");
            }
        }
        assertThat(fake.asked()).hasSize(8);
        assertThat(interviewer.word(first(AMPLE), _ -> {}).text()).isEqualTo("Since when?");
    }

    @Test
    void onlyAProviderThatKeepsConversationsHasAReference() {
        assertThat(word(first(AMPLE)).reference()).isEqualTo(dialect == Dialect.OPENAI_RESPONSES ? "resp_1" : null);
    }

    @Test
    void theConversationOfAnotherProviderIsToldAnew() {
        word(new Interviewer.Call(
                new Task.Ask(3, 5),
                answers("Headache", "Migraine"),
                Set.of(),
                new Continuation("another", "resp_9"),
                AMPLE));

        assertThat(onlyRequest().body().has("previous_response_id")).isFalse();
        assertThat(said(onlyRequest())).hasSize(5);
    }

    /** Whoever does not know the address of streams is asked at that of whole answers, where these are two. */
    private int requestsFor(Behaviour behaviour, int requests) {
        return dialect == Dialect.GEMINI && behaviour.equals(new Behaviour.Status(404)) ? requests + 1 : requests;
    }

    private static List<Said> said(Asked request) {
        return request.messages().stream()
                .filter(message -> !message.role().equals("system"))
                .toList();
    }

    private static void until(BooleanSupplier condition) {
        for (var i = 0; i < 1_000 && !condition.getAsBoolean(); i++) {
            try {
                Thread.sleep(10); // between two looks at threads and connections that tell nobody
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
