package dev.doctorpatient.ai.interview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.doctorpatient.application.interview.port.Interviewer;
import dev.doctorpatient.domain.interview.Answered;
import dev.doctorpatient.domain.interview.Continuation;
import dev.doctorpatient.domain.interview.Reply;
import dev.doctorpatient.domain.interview.Task;
import dev.doctorpatient.domain.interview.Wording;
import dev.doctorpatient.domain.shared.Unavailable;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Speaks with providers as somebody else understands their protocols, so that no mistake of ours is made on both sides. */
class IndependentProviderTest {
    private static final Duration AMPLE = Duration.ofSeconds(30);

    private final List<String> pieces = new ArrayList<>();
    private Aimock aimock;

    @BeforeEach
    void begin() throws IOException {
        Assumptions.assumeTrue(
                Aimock.isPossible(), "Skipped: needs node and npm for an independent fake of the AI providers.");
        aimock = Aimock.start();
    }

    @AfterEach
    void end() {
        if (aimock != null) {
            aimock.close();
        }
    }

    private Interviewer interviewer(Dialect dialect) {
        return new Providers(
                        List.of(new ProviderAccount(dialect, "some-model", aimock.address(dialect), "some-key")),
                        List.of(dialect.provider()),
                        20,
                        Endurance.USUAL,
                        Instant::now)
                .interviewers()
                .getFirst();
    }

    private Wording ask(Interviewer interviewer, int total, Duration within) {
        return interviewer.word(Interviewer.Call.first(new Task.Ask(1, total), List.of(), within), pieces::add);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aWholeInterviewIsAskedAndSummedUp(Dialect dialect) {
        var interviewer = interviewer(dialect);
        var said = new ArrayList<Answered>();
        @Nullable Continuation continuation = null;
        for (var number = 1; number <= 5; number++) {
            pieces.clear();
            var call = new Interviewer.Call(new Task.Ask(number, 5), said, Set.of(), continuation, AMPLE);
            var question = interviewer.word(call, pieces::add);
            assertThat(question.text()).endsWith("?");
            assertThat(pieces).hasSizeGreaterThan(1);
            assertThat(String.join("", pieces)).isEqualTo(question.text());
            said.add(new Answered(new Reply.Question(number, 5, question.text()), "Answer " + number));
            continuation = continuation(question);
        }

        var summary = interviewer.word(
                new Interviewer.Call(new Task.Summarize(), said, Set.of(), continuation, AMPLE), pieces::add);

        assertThat(said).extracting(answered -> answered.question().text()).doesNotHaveDuplicates();
        assertThat(summary.text()).startsWith("Chief complaint: headache;").endsWith("sleeps badly.");
        assertThat(summary.provider()).isEqualTo(dialect.provider());
    }

    private static @Nullable Continuation continuation(Wording wording) {
        var reference = wording.reference();
        return reference == null ? null : new Continuation(wording.provider(), reference);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void anOverloadIsTriedOnceMore(Dialect dialect) {
        assertThat(ask(interviewer(dialect), 6, AMPLE).text()).isEqualTo("What brings you here today?");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void tooManyRequestsSayWhenToComeAgain(Dialect dialect) {
        var interviewer = interviewer(dialect);

        var refusal = catchThrowableOfType(Unavailable.class, () -> ask(interviewer, 7, AMPLE.dividedBy(6)));

        assertThat(refusal.retryAfter()).hasSeconds(17);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void halfAnAnswerIsNone(Dialect dialect) {
        var interviewer = interviewer(dialect);

        assertThatThrownBy(() -> ask(interviewer, 8, AMPLE)).isInstanceOf(Unavailable.class);
    }
}
