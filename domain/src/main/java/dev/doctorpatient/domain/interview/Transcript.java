package dev.doctorpatient.domain.interview;

import dev.doctorpatient.domain.shared.ClientMessageId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that was said in an interview, in order. Turns of earlier rounds stay, but count no longer.
 *
 * @param round the present round, from 1
 */
public record Transcript(int round, List<Turn> turns) {
    /** Keeps its own copy of the turns. */
    public Transcript {
        turns = List.copyOf(turns);
    }

    Transcript plus(Turn turn) {
        return new Transcript(
                round, Stream.concat(turns.stream(), Stream.of(turn)).toList());
    }

    Transcript nextRound() {
        return new Transcript(round + 1, turns);
    }

    /** How many questions were asked in this round. */
    public int questionsAsked() {
        return (int) thisRound()
                .filter(turn -> turn.reply() instanceof Reply.Question)
                .count();
    }

    /** The questions of this round that have an answer, with it. */
    public List<Answered> answered() {
        return answeredWith(null);
    }

    /** The turn that a client's message led to, if it was taken before. */
    public Optional<Turn> find(ClientMessageId id) {
        return turns.stream().filter(turn -> id.equals(turn.clientMessageId())).findFirst();
    }

    /** The newest turn. */
    public Optional<Turn> latest() {
        return turns.isEmpty() ? Optional.empty() : Optional.of(turns.getLast());
    }

    /** The first reply that was worded since an earlier state of this transcript; notices are no replies. */
    public Optional<Turn> replyAfter(Transcript earlier) {
        return turns.stream()
                .skip(earlier.turns.size())
                .filter(turn -> !(turn.reply() instanceof Reply.Notice))
                .findFirst();
    }

    /** The question that waits for its answer, if one does. */
    public Optional<Reply.Question> openQuestion() {
        return thisRound()
                .map(Turn::reply)
                .filter(reply -> !(reply instanceof Reply.Notice))
                .reduce((_, later) -> later)
                .filter(Reply.Question.class::isInstance)
                .map(Reply.Question.class::cast);
    }

    List<Answered> answeredWith(@Nullable String pending) {
        var result = new ArrayList<Answered>();
        Reply.Question open = null;
        for (var turn : thisRound().toList()) {
            var message = turn.message();
            if (open != null && message != null && !PatientMessage.isCommand(message)) {
                result.add(new Answered(open, message));
                open = null;
            }
            if (turn.reply() instanceof Reply.Question question) {
                open = question;
            }
        }
        if (open != null && pending != null && !PatientMessage.isCommand(pending)) {
            result.add(new Answered(open, pending));
        }
        return result;
    }

    private Stream<Turn> thisRound() {
        return turns.stream().filter(turn -> turn.round() == round);
    }
}
