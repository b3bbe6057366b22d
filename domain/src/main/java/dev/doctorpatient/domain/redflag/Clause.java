package dev.doctorpatient.domain.redflag;

import dev.doctorpatient.domain.redflag.Phrase.Span;
import dev.doctorpatient.domain.redflag.SaidWords.Break;
import java.util.Set;

/** Words that a rule asks for, with the thought in which they stand. */
final class Clause {
    /** After these somebody says something new. */
    private static final Set<String> CONTRAST =
            words("but however although though except yet only instead apart because cos");

    /** What a new thought begins with, after a comma or an "and". */
    private static final Set<String> BEGINNINGS = words("""
            i im ive id ill he hes she shes it its we weve they theyre theres there my his her our the this cant cannot unable wont is am are
            was have has had feel feels felt keep keeps got getting having now suddenly today since then still instead help please""");

    private static final Set<String> SUBJECTS = words("i im ive he hes she shes we weve they theyre theres its it");
    private static final Set<String> FIRST_PERSON = words("i im ive my we weve");

    /** After these a subject begins no new thought: "I don't think I have chest pain". */
    private static final Set<String> CARRIERS =
            words("think believe feel that like say said if when while whenever where as");

    private static final Set<String> SUBORDINATING = words("since after before because until once every time");
    private static final Set<String> ARTICLES = words("a my his her the our");
    private static final int CLAUSE = 24;
    private static final int SHORTEST_THOUGHT = 3;

    private final SaidWords said;
    private final Span span;
    private final Tense tense;
    private final int from;
    private final int to;

    Clause(SaidWords said, Span span) {
        this.said = said;
        this.span = span;
        this.tense = new Tense(said);
        this.from = clauseStart();
        this.to = clauseEnd();
    }

    static Set<String> words(String text) {
        return Set.of(text.split("\\s+", -1));
    }

    SaidWords said() {
        return said;
    }

    Span span() {
        return span;
    }

    Tense tense() {
        return tense;
    }

    /** Where the thought begins. */
    int from() {
        return from;
    }

    /** Where the thought has ended. */
    int to() {
        return to;
    }

    /** Where the sentence begins, if that is not far. */
    int sentenceStart() {
        var place = span.start();
        while (place > span.start() - CLAUSE && !said.beginsSentence(place)) {
            place--;
        }
        return place;
    }

    /** Where the sentence has ended, if that is not far. */
    int sentenceEnd() {
        var place = span.end();
        while (place < span.end() + CLAUSE && !said.beginsSentence(place)) {
            place++;
        }
        return place;
    }

    boolean isContrast(int place) {
        return isOneOf(place, CONTRAST);
    }

    boolean isFirstPerson(int place) {
        return isOneOf(place, FIRST_PERSON);
    }

    boolean isSubject(int place) {
        return isOneOf(place, SUBJECTS);
    }

    boolean isCarrier(int place) {
        return isOneOf(place, CARRIERS);
    }

    boolean is(int place, String word) {
        return said.at(place).equals(word);
    }

    boolean isOneOf(int place, Set<String> words) {
        return words.contains(said.at(place));
    }

    private int clauseStart() {
        var start = span.start();
        while (start > span.start() - CLAUSE && !said.beginsSentence(start) && !beginsThought(start)) {
            start--;
        }
        return start;
    }

    private int clauseEnd() {
        var end = span.end();
        while (end < span.end() + CLAUSE && !said.beginsSentence(end) && !beginsThought(end)) {
            end++;
        }
        return end;
    }

    /** With a "but", or an "and now". */
    private boolean beginsThought(int place) {
        return isOneOf(place, CONTRAST)
                || is(place, "now")
                || (is(place, "and") && (is(place + 1, "now") || is(place + 1, "today")))
                || followsThought(place);
    }

    /** "I had an operation in 2015, I have a pain now"; not "as a child, I had", where what comes first belongs to it. */
    private boolean followsThought(int place) {
        if (said.before(place) != Break.COMMA || !(isOneOf(place, SUBJECTS) || is(place, "my"))) {
            return false;
        }
        var start = place - 1;
        while (start > place - CLAUSE && said.before(start) == Break.NONE) {
            start--;
        }
        return place - start >= SHORTEST_THOUGHT
                && (isOneOf(start, SUBJECTS)
                        || isOneOf(start, ARTICLES)
                        || (hasSubject(start, place) && !tense.isToldAsPast(place + 1)));
    }

    /** "In 2010 I was ill" has one of its own; "when I was ill" belongs to what follows. */
    private boolean hasSubject(int start, int end) {
        for (var place = start + 1; place < end; place++) {
            if (isOneOf(place, SUBJECTS)) {
                return !(isOneOf(place - 1, CARRIERS) || isOneOf(place - 1, SUBORDINATING));
            }
        }
        return false;
    }

    /** Whether somebody begins to say something new at a place: "no fever, my chest hurts", "no fever and I am breathless". */
    boolean beginsAnew(int place) {
        return isOneOf(place, SUBJECTS)
                ? !isOneOf(place - 1, CARRIERS)
                : isOneOf(place, BEGINNINGS)
                        && (said.before(place) == Break.COMMA || is(place - 1, "and") || is(place - 1, "so"));
    }
}
