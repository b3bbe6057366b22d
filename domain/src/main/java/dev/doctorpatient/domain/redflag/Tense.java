package dev.doctorpatient.domain.redflag;

import dev.doctorpatient.domain.redflag.SaidWords.Break;
import java.util.Set;

/** Whether something is told in the present or in the past. */
final class Tense {
    private static final Set<String> PRESENT = Clause.words("""
            am im is are isnt arent have has havent hasnt ive want wants wanna feel feels cant cannot need needs keep keeps get gets dont doesnt
            plan wish struggle still hurts aches bleeds seems looks having""");

    private static final Set<String> PAST = Clause.words("""
            had was were got went felt did didnt wasnt lost became could couldnt used died came kept woke recovered stopped suffered""");

    private static final int NEAR = 3;
    private static final int FAR = 6;

    private final SaidWords said;

    Tense(SaidWords said) {
        this.said = said;
    }

    /** Whether a word at a place is a verb of the present, or holds one, as "I've". */
    boolean isPresent(int place) {
        return PRESENT.contains(said.at(place));
    }

    boolean isPast(int place) {
        return PAST.contains(said.at(place));
    }

    /** Not of "have had", nor behind a "to". */
    boolean isPresentVerb(int place) {
        return isPresent(place)
                && !said.at(place + 1).equals("had")
                && !said.at(place - 1).equals("to");
    }

    /** Whether the first verb from a place on is of the past. */
    boolean isToldAsPast(int from) {
        for (var place = from; place <= from + NEAR; place++) {
            if (isPast(place) || isRegularPast(said.at(place))) {
                return true;
            }
            if (isPresent(place)) {
                return false;
            }
        }
        return false;
    }

    /** "Closed", not "bleed". */
    private static boolean isRegularPast(String word) {
        return word.endsWith("ed") && !word.endsWith("eed");
    }

    /** "The left side of my face is drooping". */
    boolean isToldAsPresentFrom(int from) {
        for (var place = from; place <= from + FAR && said.before(place) == Break.NONE; place++) {
            if (isPast(place)) {
                return false;
            }
            if (isPresentVerb(place)) {
                return true;
            }
        }
        return false;
    }
}
