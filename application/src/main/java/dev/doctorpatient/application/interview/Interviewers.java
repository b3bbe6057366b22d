package dev.doctorpatient.application.interview;

import dev.doctorpatient.application.interview.port.Interviewer;
import dev.doctorpatient.application.interview.port.Interviewer.Call;
import dev.doctorpatient.domain.interview.Answered;
import dev.doctorpatient.domain.interview.Breach;
import dev.doctorpatient.domain.interview.Continuation;
import dev.doctorpatient.domain.interview.Origin;
import dev.doctorpatient.domain.interview.Redaction;
import dev.doctorpatient.domain.interview.Task;
import dev.doctorpatient.domain.interview.Worded;
import dev.doctorpatient.domain.interview.Wording;
import dev.doctorpatient.domain.interview.WordingRules;
import dev.doctorpatient.domain.shared.Unavailable;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Those who can word an interview. They are asked in their order until one has words; words that break a rule are asked for once more, and
 * then replaced by the script's. So whatever a model does, what is shown keeps the rules.
 *
 * @param inOrder who is asked, the preferred one first; the script may be among them
 * @param script always has words, and they keep the rules
 * @param within how long one turn may take with everything that is tried
 */
public record Interviewers(List<Interviewer> inOrder, Interviewer script, Duration within) {
    /** In less time than this nobody is asked. */
    private static final Duration SHORTEST_CALL = Duration.ofMillis(200);

    /** Keeps its own copy of the list. */
    public Interviewers {
        inOrder = List.copyOf(inOrder);
        if (inOrder.isEmpty()) {
            throw new IllegalArgumentException("nobody is there to ask");
        }
    }

    /** What is to be worded, and what of it may leave the house. */
    record Matter(Task task, List<Answered> soFar, @Nullable Continuation continuation, Redaction redaction) {
        private Call call(Interviewer interviewer, Set<Breach> toMend, Duration within) {
            var told = interviewer.isOffline()
                    ? soFar
                    : soFar.stream().map(redaction::of).toList();
            return new Call(task, told, toMend, continuation, within);
        }
    }

    /**
     * Words something.
     *
     * @param pieces hears the words as they come, if they do; what it hears may turn out not to be what is returned, and keeps the rules
     * @throws Unavailable {@code ai_unavailable} if nobody has words
     */
    Worded word(Matter matter, Consumer<String> pieces) {
        var turnaround = new Turnaround(within);
        return turnaround.firstWords(
                inOrder,
                Interviewer::isOffline,
                pieces,
                listener -> new Gate(WordingRules::shown, text -> WordingRules.mayBegin(matter.task(), text), listener),
                (interviewer, share, gate, fellBack) -> worded(interviewer, matter, share, gate, fellBack, turnaround));
    }

    private Worded worded(
            Interviewer interviewer,
            Matter matter,
            Duration share,
            Gate gate,
            boolean fellBack,
            Turnaround turnaround) {
        var left = new Turnaround(share);
        var wording = interviewer.word(matter.call(interviewer, Set.of(), share), gate);
        if (interviewer.isOffline()) {
            gate.pass(wording.text()); // quotes the patient, who may say what no interviewer may
            return worded(wording, wording.text(), fellBack, turnaround);
        }
        var text = WordingRules.shown(wording.text());
        var broken = WordingRules.broken(matter.task(), text);
        if (broken.isEmpty()) {
            gate.pass(text);
            return worded(wording, text, fellBack, turnaround);
        }
        return mended(interviewer, matter, broken, left.left(), fellBack, turnaround);
    }

    /** Asks for better words, once; nothing of them is heard before they are whole. */
    private Worded mended(
            Interviewer interviewer,
            Matter matter,
            Set<Breach> broken,
            Duration left,
            boolean fellBack,
            Turnaround turnaround) {
        try {
            if (left.compareTo(SHORTEST_CALL) < 0) {
                throw Turnaround.nobodyHasWords(); // no provider is to blame for that
            }
            var wording = interviewer.word(matter.call(interviewer, broken, left), _ -> {});
            var text = WordingRules.shown(wording.text());
            if (WordingRules.broken(matter.task(), text).isEmpty()) {
                return worded(wording, text, fellBack, turnaround);
            }
        } catch (Unavailable _) {
            // It had words, if not good ones; the script has better ones at once.
        }
        var scripted = script.word(matter.call(script, Set.of(), left), _ -> {});
        return worded(scripted, scripted.text(), true, turnaround);
    }

    /** What the script makes of the same; it needs no provider and never fails. */
    Worded scripted(Task task, List<Answered> soFar) {
        var turnaround = new Turnaround(within);
        var wording = script.word(Call.first(task, soFar, within), _ -> {});
        return worded(wording, wording.text(), !inOrder.getFirst().isOffline(), turnaround);
    }

    private static Worded worded(Wording wording, String text, boolean fellBack, Turnaround turnaround) {
        return new Worded(
                text,
                new Origin(wording.provider(), wording.model(), turnaround.taken(), fellBack, wording.reference()));
    }
}
