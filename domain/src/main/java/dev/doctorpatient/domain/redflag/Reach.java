package dev.doctorpatient.domain.redflag;

import dev.doctorpatient.domain.redflag.SaidWords.Break;
import java.util.Set;

/**
 * How far a mention of the past or of the family reaches. It ends where somebody turns to what is now: at an "and", a comma or a "with" before a
 * present verb, a sign or a person, as in "I had a heart attack in 2010 and have chest pain".
 */
final class Reach {
    private static final Set<String> JOINTS = Clause.words("and with plus also then so or");

    /** In front of a verb they say no more than it. */
    private static final Set<String> LITTLE = Clause.words("still just really also i now currently it he she we they");

    /** These are not said of another: "my mother died and want to". */
    private static final Set<String> VERBS_OF_MINE = Clause.words("want have am im ive feel cant cannot");

    private static final Set<String> OTHER_PERSONS = Clause.words("he she they it its hes shes theyre his her the our");

    /** What histories list. Anything else that is said right after one is a sign. */
    private static final Set<String> DISEASES = Clause.words("""
            stroke strokes attack attacks seizure seizures fit fits epilepsy tia tias angina arrest anaphylaxis meningitis sepsis miscarriage
            miscarriages ectopic bleed bleeds haemorrhage hemorrhage clot clots embolism overdose overdoses suicide attempt attempts harm
            poisoning torsion aneurysm disease cancer diabetes asthma failure blackouts""");

    private static final Set<String> TREATMENTS =
            Clause.words("bypass stent stents surgery operation op transplant pacemaker angioplasty");

    /** "Since 2015", "like last year": what is now began or was so then. */
    private static final Set<String> TILL_NOW = Clause.words("since like than as");

    private static final Set<String> QUANTITIES = Clause.words("""
            about around some a few many several more less than over nearly almost one two three four five six seven eight nine ten eleven
            twelve fifteen twenty thirty forty fifty back and so the that but it was""");

    private static final int NEAR = 3;
    private static final int FAR = 6;

    private final Clause clause;
    private final Tense tense;

    Reach(Clause clause) {
        this.clause = clause;
        this.tense = clause.tense();
    }

    /** Whether a time that is long over, told at a place, is that of the words. */
    boolean ofTime(int place) {
        return !lastsTillNow(place) && reaches(place, !isFronted(place), false);
    }

    /** Whether a word at a place that speaks of all that follows, as "used to", speaks of the words. */
    boolean ofVerb(int place) {
        return reaches(place, false, false);
    }

    /** Whether a list that begins at a place, as "history of", holds the words. */
    boolean ofList(int place) {
        return reaches(place, true, true);
    }

    /** Whether the patient, now, is spoken of at a place: "and want", "and have". */
    boolean turnsToPatient(int place) {
        return isJoint(place)
                && (clause.isFirstPerson(place) || !clause.isOneOf(place, OTHER_PERSONS))
                && clause.isOneOf(place, VERBS_OF_MINE);
    }

    /** Whether the words are a sign that is told after the disease of a person: "Dad had a heart attack, crushing chest pain". */
    boolean leavesPerson(int person) {
        var named = false;
        for (var place = person + 1; place <= clause.span().start(); place++) {
            if (named && clause.said().before(place) == Break.COMMA && isSignAt(place, true)) {
                return true;
            }
            named = named || clause.isOneOf(place, DISEASES);
        }
        return false;
    }

    private boolean reaches(int place, boolean yieldsToSigns, boolean isList) {
        var span = clause.span();
        for (var next = place + 1; next <= span.start(); next++) {
            if (clause.isContrast(next) || turns(next) || (yieldsToSigns && isSignAt(next, isList))) {
                return false;
            }
        }
        for (var next = span.end(); next <= place; next++) {
            if (clause.isContrast(next) || (isJoint(next) && (isToldAsPresent() || isSignBefore(next)))) {
                return false;
            }
        }
        return true;
    }

    private boolean isJoint(int place) {
        return clause.said().before(place) == Break.COMMA || clause.isOneOf(place - 1, JOINTS);
    }

    /** Whether somebody turns to what is now at a place. */
    boolean turns(int place) {
        var joint = isJoint(place);
        if (joint && tense.isPresentVerb(clause.isOneOf(place, LITTLE) ? place + 1 : place)) {
            return true;
        }
        var first = clause.isFirstPerson(place);
        if ((!first && !clause.isOneOf(place, OTHER_PERSONS)) || clause.isCarrier(place - 1)) {
            return false;
        }
        if (tense.isPresent(place)) { // "I've"
            return !clause.is(place + 1, "had");
        }
        if (clause.isSubject(place) && tense.isPresentVerb(place + 1)) {
            return true;
        }
        return joint && (first ? !tense.isToldAsPast(place + 1) : tense.isToldAsPresentFrom(place + 1));
    }

    /** Whether the words are named at once after a joint, without a verb of the past. */
    private boolean isSignAt(int place, boolean isList) {
        var start = clause.span().start();
        if (!isJoint(place) || start - place > NEAR || (isList && isDisease())) {
            return false;
        }
        for (var next = place; next < clause.span().end(); next++) {
            if (tense.isPast(next) || (isList && clause.isOneOf(next, OTHER_PERSONS))) {
                return false;
            }
        }
        return true;
    }

    /** "Crushing chest pain, heart attack in 2010". */
    private boolean isSignBefore(int joint) {
        if (isDisease() || clause.said().before(joint) != Break.COMMA) {
            return false;
        }
        for (var place = joint; place <= joint + FAR; place++) {
            if (clause.isOneOf(place, DISEASES) || clause.isOneOf(place, TREATMENTS)) {
                return true;
            }
        }
        return false;
    }

    private boolean isDisease() {
        for (var place = clause.span().start(); place < clause.span().end(); place++) {
            if (clause.isOneOf(place, DISEASES)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the verb that the words follow is of the present. */
    private boolean isToldAsPresent() {
        for (var place = clause.span().start(); place >= clause.from(); place--) {
            if (tense.isPast(place)) {
                return false;
            }
            if (tense.isPresentVerb(place)) {
                return true;
            }
        }
        return false;
    }

    private boolean lastsTillNow(int time) {
        for (var place = time - 1; place >= Math.max(clause.from(), time - NEAR - 1); place--) {
            if (clause.isOneOf(place, TILL_NOW)) {
                return clause.span().start() < place || clause.span().start() > time;
            }
            if (clause.said().before(place) == Break.COMMA) {
                return false;
            }
        }
        return false;
    }

    /** "Ten years ago, a stroke": what comes first holds for all that follows. */
    private boolean isFronted(int time) {
        for (var place = clause.from(); place < time; place++) {
            if (!clause.isOneOf(place, QUANTITIES)
                    && !Character.isDigit(clause.said().at(place).charAt(0))) {
                return false;
            }
        }
        return true;
    }
}
