package dev.doctorpatient.domain.redflag;

import dev.doctorpatient.domain.redflag.SaidWords.Break;
import java.util.Set;

/** Whether words are denied: "no chest pain". */
final class Denial {
    /** So does this, after a denial: "no breathlessness, just a pain". */
    private static final String JUST = "just";

    private static final Set<String> NEGATIONS =
            Clause.words("no without denies deny denied denying neither nor none zero");
    private static final Set<String> NEGATED_VERBS =
            Clause.words("not never dont doesnt didnt havent hasnt hadnt isnt arent wasnt werent wouldnt aint nothing");

    /** With one of these behind, a negated verb governs a whole list: "I don't have any chest pain, sweating or cough". */
    private static final Set<String> HAVING = Clause.words("""
            have has had having get got getting feel felt feeling experience experienced experiencing want wanted notice noticed suffer
            suffered been think believe any see seen""");

    /** Behind a negation, these show that it denies something else: "no idea", "not sure", "not better". */
    private static final Set<String> NOT_DENYING = Clause.words("""
            idea doubt wonder matter joke relief better change improvement sure only just know helping help working well good able longer one
            getting going eating sleeping sleep stop stopping stopped warning reason understand care mind slept so such too this remember
            certain drop appetite energy way time""");

    /** "I never had a headache like this" tells of one. */
    private static final Set<String> COMPARING = Clause.words("like such worse bad");

    private static final Set<String> AFTER_DENYING = Clause.words("no none nope nil never absent negative denied");
    private static final int NEAR = 4;
    private static final int SCOPE = 8;
    private static final int LIST_SCOPE = 14;

    private final Clause clause;

    Denial(Clause clause) {
        this.clause = clause;
    }

    boolean isThere() {
        return isDenied() || isDeniedAfterwards();
    }

    private boolean isDenied() {
        var commas = 0;
        var listed = listGoesOn();
        for (var place = clause.span().start() - 1;
                place >= Math.max(0, clause.span().start() - LIST_SCOPE);
                place--) {
            if (clause.said().beginsSentence(place + 1)
                    || clause.isContrast(place)
                    || clause.is(place, JUST)
                    || clause.beginsAnew(place + 1)) {
                return false;
            }
            if (clause.said().before(place + 1) == Break.COMMA) {
                commas++;
            }
            listed = listed || clause.is(place, "or") || clause.is(place, "nor");
            if (denies(place, commas, listed)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the word at a place is a negation that reaches the words. */
    private boolean denies(int place, int commas, boolean listed) {
        var verb = clause.isOneOf(place, NEGATED_VERBS);
        if ((!verb
                        && !clause.isOneOf(place, NEGATIONS)
                        && !(clause.is(place, "negative") && clause.is(place + 1, "for")))
                || clause.said().before(place + 1) == Break.COMMA // "No, I have chest pain" answers something else
                || clause.isOneOf(place + 1, NOT_DENYING)
                || isComparison(place)) {
            return false;
        }
        var ofThings = !verb || clause.isOneOf(place + 1, HAVING) || clause.isOneOf(place + 2, HAVING);
        var distance = clause.span().start() - place;
        return commas == 0 ? distance <= (ofThings || listed ? SCOPE : NEAR) : ofThings && listed;
    }

    private boolean isComparison(int place) {
        return clause.is(place, "never")
                && (clause.isOneOf(clause.span().end(), COMPARING)
                        || clause.isOneOf(clause.span().end() + 1, COMPARING)
                        || (place + 2 <= clause.span().start() && clause.isOneOf(place + 2, COMPARING)));
    }

    /** Whether an "or" follows in the list that the words belong to. */
    private boolean listGoesOn() {
        for (var place = clause.span().end();
                place < clause.span().end() + SCOPE && !clause.said().beginsSentence(place);
                place++) {
            if (clause.is(place, "or") || clause.is(place, "nor")) {
                return true;
            }
            if (clause.beginsAnew(place)) {
                return false;
            }
        }
        return false;
    }

    /** "Chest pain: none." "Any fits? No." */
    private boolean isDeniedAfterwards() {
        var next = clause.is(clause.span().end(), "is")
                ? clause.span().end() + 1
                : clause.span().end();
        return clause.isOneOf(next, AFTER_DENYING)
                && clause.said().before(clause.span().end()) != Break.SENTENCE
                && clause.said().before(next + 1) != Break.NONE;
    }
}
