package dev.doctorpatient.application.interview;

import dev.doctorpatient.application.interview.port.MedicalAssistant;
import dev.doctorpatient.application.interview.port.MedicalAssistant.Inquiry;
import dev.doctorpatient.domain.interview.Background;
import dev.doctorpatient.domain.interview.Consultation;
import dev.doctorpatient.domain.interview.Exchange;
import dev.doctorpatient.domain.interview.Origin;
import dev.doctorpatient.domain.interview.Redaction;
import dev.doctorpatient.domain.interview.Worded;
import dev.doctorpatient.domain.interview.WordingRules;
import dev.doctorpatient.domain.shared.Unavailable;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Those who can answer a doctor. They are asked in their order until one has an answer.
 *
 * @param inOrder who is asked, the preferred one first
 * @param within how long one turn may take with everything that is tried
 */
public record Assistants(List<MedicalAssistant> inOrder, Duration within) {
    /** Keeps its own copy of the list. */
    public Assistants {
        inOrder = List.copyOf(inOrder);
    }

    /**
     * Answers the question that waits.
     *
     * @param pieces hears the answer as it comes, if it does
     * @throws Unavailable {@code ai_unavailable} if nobody has an answer
     */
    Worded answer(
            Consultation.Waiting waiting, List<Background> background, Redaction redaction, Consumer<String> pieces) {
        var turnaround = new Turnaround(within);
        return turnaround.firstWords(
                inOrder,
                MedicalAssistant::isOffline,
                pieces,
                listener -> new Gate(WordingRules::shownAnswer, _ -> true, listener),
                (assistant, share, gate, fellBack) -> answered(
                        assistant,
                        inquiry(assistant, waiting, background, redaction, share),
                        gate,
                        fellBack,
                        turnaround));
    }

    private static Worded answered(
            MedicalAssistant assistant, Inquiry inquiry, Gate gate, boolean fellBack, Turnaround turnaround) {
        var wording = assistant.answer(inquiry, gate);
        var text = WordingRules.shownAnswer(wording.text());
        if (text.isEmpty()) {
            throw Turnaround.nobodyHasWords();
        }
        gate.pass(text);
        return new Worded(text, new Origin(wording.provider(), wording.model(), turnaround.taken(), fellBack, null));
    }

    private static Inquiry inquiry(
            MedicalAssistant assistant,
            Consultation.Waiting waiting,
            List<Background> background,
            Redaction redaction,
            Duration within) {
        var question = waiting.pending().text();
        var soFar = waiting.transcript().exchanges();
        return assistant.isOffline()
                ? new Inquiry(question, soFar, background, within)
                : new Inquiry(
                        redaction.of(question),
                        soFar.stream()
                                .map(said -> new Exchange(redaction.of(said.question()), redaction.of(said.answer())))
                                .toList(),
                        background.stream()
                                .map(known -> new Background(known.heading(), redaction.of(known.text())))
                                .toList(),
                        within);
    }
}
