package dev.doctorpatient.domain.interview;

import dev.doctorpatient.domain.shared.ClientMessageId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that was said in a session, in order. Turns of earlier rounds stay, but count no longer.
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

    /** What a doctor asked in this round, with the answers. */
    public List<Exchange> exchanges() {
        return thisRound()
                .filter(turn -> turn.reply() instanceof Reply.Answer)
                .map(turn -> new Exchange(
                        Objects.requireNonNull(turn.message()), turn.reply().text()))
                .toList();
    }

    /** The turns of this round whose message answers a question, by that question; each turn has a message. */
    public Map<Reply.Question, Turn> answers() {
        var result = new LinkedHashMap<Reply.Question, Turn>();
        Reply.Question open = null;
        for (var turn : thisRound().toList()) {
            if (open != null && isAnswer(turn.message())) {
                result.put(open, turn);
                open = null;
            }
            if (turn.reply() instanceof Reply.Question question) {
                open = question;
            }
        }
        return result;
    }

    /** Where the provider of the newest reply of this round can go on; empty if it cannot, or if a reply was not its own. */
    public Optional<Continuation> continuation() {
        return thisRound()
                .filter(turn -> !(turn.reply() instanceof Reply.Notice))
                .reduce((_, later) -> later)
                .map(Turn::origin)
                .flatMap(Origin::continuation);
    }

    /** The turn that a client's message led to, if it was taken before. */
    public Optional<Turn> find(ClientMessageId id) {
        return turns.stream().filter(turn -> id.equals(turn.clientMessageId())).findFirst();
    }

    /** What the service said of its own accord right before a turn; null: right before the next one. */
    public List<Reply.Notice> saidBefore(@Nullable Turn turn) {
        var end = turn == null ? turns.size() : turns.indexOf(turn);
        var result = new ArrayList<Reply.Notice>();
        for (var i = end - 1; i >= 0; i--) {
            if (turns.get(i).message() == null && turns.get(i).reply() instanceof Reply.Notice notice) {
                result.addFirst(notice);
            } else if (!(turns.get(i).reply() instanceof Reply.Notice)) {
                break;
            }
        }
        return result;
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
        answers()
                .forEach(
                        (question, turn) -> result.add(new Answered(question, Objects.requireNonNull(turn.message()))));
        if (pending != null && isAnswer(pending)) {
            openQuestion().ifPresent(open -> result.add(new Answered(open, pending)));
        }
        return result;
    }

    private static boolean isAnswer(@Nullable String message) {
        return message != null && !SessionMessage.isCommand(message);
    }

    private Stream<Turn> thisRound() {
        return turns.stream().filter(turn -> turn.round() == round);
    }
}
