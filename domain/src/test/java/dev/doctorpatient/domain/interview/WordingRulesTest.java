package dev.doctorpatient.domain.interview;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordingRulesTest {
    private static final Task ASK = new Task.Ask(2, 5);
    private static final Task SUM_UP = new Task.Summarize();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "What brings you here today, and what symptoms have you noticed?",
                "Question 2 of 5: Do you have any diagnosed conditions?",
                "Thank you. How long have you had this pain?",
                "I'm sorry to hear that. How severe is it, from 1 to 10?",
                "Please rate your pain from 1 to 10.",
                "Could you tell me which medicines you take?",
                "Have you tried taking anything for it?",
                "Do you think this is a migraine?",
                "Did you see a doctor or call an ambulance?",
                "Are you taking any medicines, such as aspirin?",
                "¿Desde cuándo tiene usted este dolor?",
                "您今天有什么不舒服？",
                "Wie lange haben Sie das schon?"
            })
    void goodQuestionsPass(String question) {
        assertThat(WordingRules.broken(ASK, WordingRules.shown(question))).isEmpty();
        assertThat(WordingRules.mayBegin(ASK, question)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "What hurts? Since when? How much?",
                "Do you smoke? Do you drink?",
                "Where does it hurt? and how long has it been there",
                "Seit wann haben Sie das? Wie stark ist es?"
            })
    void severalQuestionsAreTooMany(String question) {
        assertThat(WordingRules.broken(ASK, question)).contains(Breach.SEVERAL_QUESTIONS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"I see.", "Thank you for telling me.", "Pain is bad", "Noted, 4 of 10"})
    void somethingHasToBeAsked(String question) {
        assertThat(WordingRules.broken(ASK, question)).containsExactly(Breach.NO_QUESTION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Do you smoke? No, I never did.", "How long? Patient: two weeks", "Interviewer: And now?"})
    void nobodySpeaksForThePatient(String question) {
        assertThat(WordingRules.broken(ASK, question)).contains(Breach.ANSWERS_ITSELF);
        assertThat(WordingRules.mayBegin(ASK, question)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Since when? Patient:", "Patient:", "Since when? For five", "Since when? Where?"})
    void noBeginningOfThatIsShown(String beginning) {
        assertThat(WordingRules.mayBegin(ASK, beginning)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "You should take aspirin. Does it help?",
                "I recommend rest. How long has it lasted?",
                "I’d suggest paracetamol, do you have any?",
                "Take two tablets now. Any allergies?",
                "It sounds like a migraine. Since when?",
                "You probably have the flu; since when?",
                "Don't worry, it will be fine. How long?",
                "Please consult a doctor. What hurts?",
                "Call 911. What happened?",
                "My diagnosis is angina. Any history?",
                "This could be caused by stress. Do you sleep?",
                "You need to see a specialist. Which medicines?"
            })
    void adviceIsForTheDoctorToGive(String question) {
        assertThat(WordingRules.broken(ASK, question)).contains(Breach.ADVICE);
        assertThat(WordingRules.mayBegin(ASK, question)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "…", "?", "---"})
    void nothingIsNoQuestion(String question) {
        assertThat(WordingRules.broken(ASK, question)).contains(Breach.EMPTY);
        assertThat(WordingRules.broken(SUM_UP, question)).contains(Breach.EMPTY);
    }

    @Test
    void lengthsAreKept() {
        assertThat(WordingRules.broken(ASK, words(14) + " what?")).isEmpty();
        assertThat(WordingRules.broken(ASK, words(15) + " what?")).containsExactly(Breach.TOO_LONG);
        assertThat(WordingRules.broken(ASK, "x".repeat(500) + "?")).contains(Breach.TOO_LONG);
        assertThat(WordingRules.broken(SUM_UP, words(75))).isEmpty();
        assertThat(WordingRules.broken(SUM_UP, words(76))).containsExactly(Breach.TOO_LONG);
        assertThat(WordingRules.broken(SUM_UP, "y".repeat(2_001))).containsExactly(Breach.TOO_LONG);
        assertThat(WordingRules.mayBegin(ASK, words(15))).isTrue();
        assertThat(WordingRules.mayBegin(ASK, words(16))).isFalse();
        assertThat(WordingRules.mayBegin(SUM_UP, words(75))).isTrue();
        assertThat(WordingRules.mayBegin(SUM_UP, words(76))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Chief complaint: headache for 3 days; History: diagnosed with asthma in 2010; Medications: takes ibuprofen;"
                        + " Duration/severity: 3 days, 6/10; Daily impact: misses work.",
                "The patient has had chest tightness for three weeks. Ramipril 5 mg daily. Cannot run any more.",
                "Summary for the doctor: dizziness on standing, no medication, one week, mild, works less."
            })
    void goodSummariesPass(String summary) {
        assertThat(WordingRules.broken(SUM_UP, summary)).isEmpty();
        assertThat(WordingRules.mayBegin(SUM_UP, summary)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Headache for three days. Recommendation: see a neurologist.",
                "Chest pain; the patient should be evaluated urgently.",
                "Symptoms consistent with angina pectoris.",
                "Headache. Diagnosis: migraine.",
                "Fever for two days, a scan is recommended.",
                "Cough. Seek medical attention if it gets worse."
            })
    void aSummaryGivesNoAdvice(String summary) {
        assertThat(WordingRules.broken(SUM_UP, summary)).containsExactly(Breach.ADVICE);
    }

    @Test
    void whatIsShownIsPlainText() {
        assertThat(WordingRules.shown("  **How**\n_long_ have you had this?\u0000 "))
                .isEqualTo("How long have you had this?");
        assertThat(WordingRules.shown("\"Any allergies?\"")).isEqualTo("Any allergies?");
        assertThat(WordingRules.shown("See [here](https://evil.example/x) <b>now</b> ![p](https://e.example/p.png)"))
                .doesNotContain("https", "<", "[", "(");
        assertThat(WordingRules.shownAnswer("eGFR <30 or K+ >5.5, ~5 mg, SpO2 <92%, 5*10^9/L. Lab data:normal"))
                .isEqualTo("eGFR <30 or K+ >5.5, ~5 mg, SpO2 <92%, 5*10^9/L. Lab data:normal");
        assertThat(WordingRules.shown("a \u202eb\u2066c")).isEqualTo("a bc");
        assertThat(WordingRules.shown("x".repeat(100_000))).hasSize(4_000);
        assertThat(WordingRules.shownAnswer("# Title\n- one\n- two <script>alert(1)</script>"))
                .isEqualTo("Title\none\ntwo alert(1)");
        assertThat(WordingRules.shownAnswer("x".repeat(100_000))).hasSize(4_000).endsWith("…");
    }

    @Test
    void severalRulesCanBeBrokenAtOnce() {
        assertThat(WordingRules.broken(ASK, words(20) + "? You should rest. Why? "))
                .isEqualTo(Set.of(Breach.TOO_LONG, Breach.SEVERAL_QUESTIONS, Breach.ADVICE));
    }

    private static String words(int number) {
        return "word ".repeat(number).strip();
    }
}
