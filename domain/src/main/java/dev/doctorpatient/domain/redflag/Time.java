package dev.doctorpatient.domain.redflag;

import java.util.Set;

/** Whether words tell of what is or of what is long over. */
final class Time {
    private static final Set<String> PRESENT = Clause.words("""
            now today tonight tonite currently yesterday again minute minutes mins hour hours hr hrs morning afternoon recently started
            ongoing keeps keep suddenly""");

    /** "None since" tells of the past. */
    private static final Set<String> ABSENCE = Clause.words("none never nothing not");

    private static final String JUST = "just";
    private static final Set<String> LATELY = Clause.words("night evening week");
    private static final Set<String> ONCE = Clause.words("had suffered survived used was got diagnosed were");
    private static final Set<String> LONG_TIMES =
            Clause.words("year years yrs decade decades month months winters summers");
    private static final Set<String> AGO = Clause.words("ago back before earlier");
    private static final Set<String> LAST_TIMES = Clause.words("year winter summer spring autumn christmas century");
    private static final Set<String> BEFORE_YEARS =
            Clause.words("in of from back around about summer winter spring autumn");
    private static final Set<String> BEFORE_AGES = Clause.words("as in during");
    private static final Set<String> ARTICLES = Clause.words("a my his her the our");
    private static final Set<String> WAS = Clause.words("was were");
    private static final Set<String> SCHOOLS = Clause.words("school university college");
    private static final Set<String> FORMERLY = Clause.words("previously formerly childhood");
    /** "Previously well" begins what is new. */
    private static final Set<String> HEALTHY = Clause.words("well fit healthy fine");

    private static final Set<String> AGES = Clause.words("""
            child kid teenager teen baby toddler boy girl youngster student childhood teens twenties thirties forties fifties sixties
            youth""");

    private static final int DIGITS_OF_YEAR = 4;

    private final Clause clause;
    private final Reach reach;

    Time(Clause clause, Reach reach) {
        this.clause = clause;
        this.reach = reach;
    }

    boolean isPresent() {
        var longAgo = false;
        for (var place = clause.from(); place < clause.to(); place++) {
            longAgo = longAgo || isPastTime(place);
        }
        for (var place = clause.from(); place < clause.to(); place++) {
            if ((clause.isOneOf(place, PRESENT) && !clause.isOneOf(place - 1, ABSENCE))
                    || (clause.is(place, JUST) && clause.isOneOf(place + 1, ONCE))
                    || (clause.is(place, "since") && !clause.isOneOf(place - 1, ABSENCE) && !longAgo)
                    || ((clause.is(place, "last") || clause.is(place, "this")) && clause.isOneOf(place + 1, LATELY))) {
                return true;
            }
        }
        return false;
    }

    boolean isPast() {
        for (var place = clause.from(); place < clause.to(); place++) {
            if ((isPastTime(place) && reach.ofTime(place))
                    || (clause.isOneOf(place, BEFORE_AGES) && isAge(place + 1) && reach.ofTime(place))
                    || (clause.is(place, "at") && clause.isOneOf(place + 1, SCHOOLS) && reach.ofTime(place))
                    || (isWhenWas(place) && reach.ofVerb(place))
                    || (clause.is(place, "used") && clause.is(place + 1, "to") && reach.ofVerb(place))
                    || (isHistory(place) && reach.ofList(place))) {
                return true;
            }
        }
        return false;
    }

    /** "When I was young", not inside of the words. */
    private boolean isWhenWas(int place) {
        return clause.is(place, "when")
                && clause.isOneOf(place + 2, WAS)
                && (place < clause.span().start() || place >= clause.span().end());
    }

    private boolean isHistory(int place) {
        return clause.is(place, "history")
                && clause.is(place + 1, "of")
                && place < clause.span().start();
    }

    private boolean isPastTime(int place) {
        return (clause.isOneOf(place, BEFORE_YEARS) && isYear(clause.said().at(place + 1)))
                || (clause.isOneOf(place, LONG_TIMES) && clause.isOneOf(place + 1, AGO))
                || (clause.is(place, "long") && clause.is(place + 1, "ago"))
                || (clause.is(place, "last") && clause.isOneOf(place + 1, LAST_TIMES))
                || (clause.is(place, "in") && clause.is(place + 1, "the") && clause.is(place + 2, "past"))
                || (clause.isOneOf(place, FORMERLY) && !clause.isOneOf(place + 1, HEALTHY));
    }

    private boolean isAge(int place) {
        return clause.isOneOf(place, AGES) || (clause.isOneOf(place, ARTICLES) && clause.isOneOf(place + 1, AGES));
    }

    private static boolean isYear(String word) {
        return word.length() == DIGITS_OF_YEAR
                && (word.startsWith("19") || word.startsWith("20"))
                && Character.isDigit(word.charAt(DIGITS_OF_YEAR - 1));
    }
}
