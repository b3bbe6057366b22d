package dev.doctorpatient.ai.interview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.doctorpatient.ai.testing.Asked;
import dev.doctorpatient.ai.testing.Asked.Said;
import dev.doctorpatient.ai.testing.Behaviour;
import dev.doctorpatient.ai.testing.FakeProvider;
import dev.doctorpatient.application.interview.port.Interviewer;
import dev.doctorpatient.domain.interview.Answered;
import dev.doctorpatient.domain.interview.Continuation;
import dev.doctorpatient.domain.interview.Reply;
import dev.doctorpatient.domain.interview.Task;
import dev.doctorpatient.domain.shared.Unavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A provider that keeps the conversation is told only what is new. */
class KeptConversationTest {
    private static final Duration AMPLE = Duration.ofSeconds(30);
    private static final List<Answered> SAID = List.of(
            new Answered(new Reply.Question(1, 5, "What brings you here?"), "Headache"),
            new Answered(new Reply.Question(2, 5, "Any illnesses before?"), "Migraine"));

    private final FakeProvider fake = FakeProvider.start();
    private final List<String> pieces = new ArrayList<>();
    private final Interviewer interviewer = new Providers(
                    List.of(new ProviderAccount(Dialect.OPENAI_RESPONSES, "gpt-4", fake.openAi(), "key")),
                    List.of("openai"),
                    20,
                    Endurance.USUAL,
                    Instant::now)
            .interviewers()
            .getFirst();

    @AfterEach
    void endProvider() {
        fake.close();
    }

    private String begun() {
        var wording = interviewer.word(Interviewer.Call.first(new Task.Ask(2, 5), SAID.subList(0, 1), AMPLE), _ -> {});
        return String.valueOf(wording.reference());
    }

    private static Interviewer.Call goingOn(String reference, Task task) {
        return new Interviewer.Call(task, SAID, Set.of(), new Continuation("openai", reference), AMPLE);
    }

    @Test
    void itGoesOnWithTheNewAnswerOnly() {
        var reference = begun();
        fake.says("Which medicines do you take?");

        var wording = interviewer.word(goingOn(reference, new Task.Ask(3, 5)), pieces::add);

        assertThat(wording.text()).isEqualTo("Which medicines do you take?");
        assertThat(wording.reference()).isNotEqualTo(reference).isEqualTo("resp_2");
        var request = fake.asked().getLast();
        assertThat(request.body().path("previous_response_id").asText()).isEqualTo(reference);
        assertThat(request.body().path("store").asBoolean()).isTrue();
        assertThat(said(request)).containsExactly(new Said("user", "Migraine"));
        assertThat(request.instructions()).contains("question 3 of 5").doesNotContain("interviewing a patient");
    }

    @Test
    void itSumsUpFromWhatTheProviderKeeps() {
        var reference = begun();

        interviewer.word(goingOn(reference, new Task.Summarize()), pieces::add);

        assertThat(said(fake.asked().getLast())).containsExactly(new Said("user", "Migraine"));
        assertThat(fake.asked().getLast().instructions()).contains("at most 75 words");
    }

    @Test
    void whatTheProviderForgotIsToldAgainWithinTheCall() {
        var reference = begun();
        fake.forget();

        var wording = interviewer.word(goingOn(reference, new Task.Ask(3, 5)), pieces::add);

        assertThat(wording.text()).isEqualTo(FakeProvider.USUAL_WORDS);
        assertThat(String.join("", pieces)).isEqualTo(FakeProvider.USUAL_WORDS);
        assertThat(fake.asked()).hasSize(3);
        var request = fake.asked().getLast();
        assertThat(request.body().has("previous_response_id")).isFalse();
        assertThat(said(request)).hasSize(5);
        assertThat(request.instructions()).contains("interviewing a patient", "question 3 of 5");
    }

    @Test
    void anotherRefusalIsNotToldAgain() {
        var reference = begun();
        fake.does(new Behaviour.Status(401));

        assertThatThrownBy(() -> interviewer.word(goingOn(reference, new Task.Ask(3, 5)), pieces::add))
                .isInstanceOf(Unavailable.class);

        assertThat(fake.asked()).hasSize(2);
    }

    @Test
    void aStumbleWhileItGoesOnIsTriedOnceMoreFromThere() {
        var reference = begun();
        fake.does(new Behaviour.Status(500));

        interviewer.word(goingOn(reference, new Task.Ask(3, 5)), pieces::add);

        assertThat(fake.asked()).hasSize(3);
        assertThat(fake.asked().getLast().body().path("previous_response_id").asText())
                .isEqualTo(reference);
    }

    private static List<Said> said(Asked request) {
        return request.messages().stream()
                .filter(message -> !message.role().equals("system"))
                .toList();
    }
}
