package dev.doctorpatient.domain.redflag;

import java.util.Set;

/** Whether words tell of somebody for whom nobody answers here: "my father had a stroke". */
final class Others {
    /** Of these it is said what they once had: "my father had a stroke". */
    private static final Set<String> ELDERS = Clause.words("""
            mother mothers father fathers mum mums mom moms mam mama mummy dad dads papa brother brothers sister sisters grandmother
            grandfather grandma grandpa grandad granddad gran nan granny parents sibling siblings grandparents mil fil""");

    /** For these hardly anybody answers. */
    private static final Set<String> OTHERS = Clause.words("""
            uncle aunt aunty auntie cousin friend friends neighbour neighbor neighbours colleague coworker boss ex someone somebody people
            guy celebrity nephew niece teacher actor""");

    /** For these somebody answers: "my son had a fit". */
    private static final Set<String> DEPENDANTS = Clause.words("""
            son daughter wife husband hubby partner child baby toddler boy girl kid sons daughters girlfriend boyfriend""");

    private static final Set<String> ARTICLES = Clause.words("a my his her the our");
    private static final Set<String> DEATH = Clause.words("died dies dead death suicide");
    private static final Set<String> AWAY = Clause.words("away on");
    private static final Set<String> ONCE = Clause.words("had suffered survived used was got diagnosed were");
    private static final Set<String> DEEDS = Clause.words("took did went tried committed has have hanged hung");

    private final Clause clause;
    private final Reach reach;

    Others(Clause clause, Reach reach) {
        this.clause = clause;
        this.reach = reach;
    }

    boolean areMeant(boolean present) {
        return isOfFamily() || isOfOthers(present);
    }

    /** "Heart attacks run in my family." "Family history: stroke (grandmother)." */
    private boolean isOfFamily() {
        for (var place = clause.sentenceStart(); place < clause.sentenceEnd(); place++) {
            if (isFamily(place) && reach.ofList(place)) {
                return true;
            }
        }
        return false;
    }

    private boolean isFamily(int place) {
        return (clause.is(place, "family") && clause.is(place + 1, "history"))
                || clause.is(place, "hereditary")
                || (clause.is(place, "in") && clause.isOneOf(place + 1, ARTICLES) && clause.is(place + 2, "family"));
    }

    private boolean isOfOthers(boolean present) {
        var told = reach.turns(clause.span().start());
        for (var place = clause.span().start() - 1; place >= clause.from(); place--) {
            if (isDead(place)
                    || (!present
                            && !told
                            && clause.isOneOf(place, ELDERS)
                            && isSaid(ONCE, place)
                            && !reach.leavesPerson(place))
                    || (clause.isOneOf(place, OTHERS) && (isSaid(ONCE, place) || isSaid(DEEDS, place)))) {
                return true;
            }
            if ((clause.isFirstPerson(place) && clause.beginsAnew(place) && !isPerson(place + 1))
                    || reach.turnsToPatient(place)) {
                return false;
            }
            told = told || (reach.turns(place) && !isPerson(place + 1));
        }
        return false;
    }

    /** "My mother died of", "my late husband". */
    private boolean isDead(int person) {
        return isPerson(person)
                && (clause.is(person - 1, "late")
                        || isSaid(DEATH, person)
                        || (clause.is(person + 1, "passed") && clause.isOneOf(person + 2, AWAY)));
    }

    private boolean isPerson(int place) {
        return clause.isOneOf(place, ELDERS) || clause.isOneOf(place, OTHERS) || clause.isOneOf(place, DEPENDANTS);
    }

    /** Whether one of these words is said of somebody, before the words or as their first: "a friend took an overdose". */
    private boolean isSaid(Set<String> words, int person) {
        for (var place = Math.max(clause.from(), person - 1);
                place <= clause.span().start();
                place++) {
            if (clause.isOneOf(place, words)) {
                return true;
            }
        }
        return false;
    }
}
