package dev.doctorpatient.domain.redflag;

import dev.doctorpatient.domain.redflag.Phrase.Span;
import dev.doctorpatient.domain.redflag.Statement.Break;
import java.util.EnumSet;
import java.util.Set;

/**
 * Whether words of a statement speak of the patient, now. It looks at the words around them, as NegEx and ConText (Chapman et al.) do, and when
 * in doubt lets them count: a doctor who is told once too often loses a minute.
 */
final class Context {
    /** After these somebody says something new. */
    private static final Set<String> CONTRAST =
            words("but however although though except yet only instead apart because cos");

    /** So does this, after a denial: "no breathlessness, just a pain". */
    private static final String JUST = "just";

    /** What a new thought begins with, after a comma or an "and". */
    private static final Set<String> BEGINNINGS = words("""
            i im ive id ill he hes she shes it its we weve they theyre theres there my his her our the this cant cannot unable wont is am are
            was have has had feel feels felt keep keeps got getting having now suddenly today since then still instead help please""");

    private static final Set<String> SUBJECTS = words("i im ive he hes she shes we weve they theyre theres its it");

    private static final Set<String> FIRST_PERSON = words("i im ive my we weve");

    /** After these a subject begins no new thought: "I don't think I have chest pain". */
    private static final Set<String> CARRIERS =
            words("think believe feel that like say said if when while whenever where as");

    private static final Set<String> NEGATIONS = words("no without denies deny denied denying neither nor none zero");

    private static final Set<String> NEGATED_VERBS =
            words("not never dont doesnt didnt havent hasnt hadnt isnt arent wasnt werent wouldnt aint nothing");

    /** With one of these behind, a negated verb governs a whole list: "I don't have any chest pain, sweating or cough". */
    private static final Set<String> HAVING = words("""
            have has had having get got getting feel felt feeling experience experienced experiencing want wanted notice noticed suffer
            suffered been think believe any see seen""");

    /** Behind a negation, these show that it denies something else: "no idea", "not sure", "not better". */
    private static final Set<String> NOT_DENYING = words("""
            idea doubt wonder matter joke relief better change improvement sure only just know helping help working well good able longer one
            getting going eating sleeping sleep stop stopping stopped warning reason understand care mind slept so such too this remember
            certain drop appetite energy way time""");

    /** "I never had a headache like this" tells of one. */
    private static final Set<String> COMPARING = words("like such worse bad");

    private static final Set<String> AFTER_DENYING = words("no none nope nil never absent negative denied");

    private static final Set<String> PRESENT = words("""
            now today tonight tonite currently yesterday again minute minutes mins hour hours hr hrs morning afternoon recently started
            ongoing keeps keep suddenly""");

    /** "None since" tells of the past. */
    private static final Set<String> ABSENCE = words("none never nothing not");

    private static final Set<String> LATELY = words("night evening week");
    private static final Set<String> LONG_TIMES = words("year years yrs decade decades month months winters summers");
    private static final Set<String> AGO = words("ago back before earlier");
    private static final Set<String> LAST_TIMES = words("year winter summer spring autumn christmas century");
    private static final Set<String> BEFORE_YEARS = words("in of from back around about summer winter spring autumn");
    private static final Set<String> BEFORE_AGES = words("as in during");
    private static final Set<String> ARTICLES = words("a my his her the our");
    private static final Set<String> WAS = words("was were");
    private static final Set<String> SCHOOLS = words("school university college");
    private static final Set<String> FORMERLY = words("previously formerly childhood");
    private static final Set<String> AGES = words("""
            child kid teenager teen baby toddler boy girl youngster student childhood teens twenties thirties forties fifties sixties
            youth""");

    /** Of these it is said what they once had: "my father had a stroke". */
    private static final Set<String> ELDERS = words("""
            mother mothers father fathers mum mums mom moms mam mama mummy dad dads papa brother brothers sister sisters grandmother
            grandfather grandma grandpa grandad granddad gran nan granny parents sibling siblings grandparents mil fil""");

    /** For these hardly anybody answers. */
    private static final Set<String> OTHERS = words("""
            uncle aunt aunty auntie cousin friend friends neighbour neighbor neighbours colleague coworker boss ex someone somebody people
            guy celebrity nephew niece teacher actor""");

    /** For these somebody answers: "my son had a fit". */
    private static final Set<String> DEPENDANTS = words("""
            son daughter wife husband hubby partner child baby toddler boy girl kid sons daughters girlfriend boyfriend""");

    private static final Set<String> DEATH = words("died dies dead death suicide");
    private static final Set<String> AWAY = words("away on");
    private static final Set<String> ONCE = words("had suffered survived used was got diagnosed were");
    private static final Set<String> DEEDS = words("took did went tried committed has have hanged hung");

    private static final Set<String> FEARS = words("""
            worried worry worries worrying afraid scared fear fears frightened terrified anxious nervous paranoid panic panicking anxiety
            phobia""");

    private static final Set<String> FEARED = words("of about could might may would will get gets getting one end");

    private static final Set<String> TOPICS = words("""
            risk risks sign signs symptoms symptom cause causes caused prevent prevents prevention avoid chance chances warned leaflet
            checked check tested test screened screening vaccine vaccination ruled rule excluded treat article documentary film movie book
            news tv""");

    private static final Set<String> WATCHING = words("watch look looking watching lookout");
    private static final Set<String> OUT_FOR = words("out for");

    private static final Set<String> CONDITIONS = words("""
            get gets have has had feel develop develops start starts were was become becomes should ever notice stop stops faint collapse
            collapses suddenly""");

    private static final Set<String> UNSURE = words("sure know wonder wondering tell unsure certain");

    private static final int NEAR = 4;
    private static final int SCOPE = 8;
    private static final int LIST_SCOPE = 14;
    private static final int CLAUSE = 24;
    private static final int SHORTEST_THOUGHT = 3;
    private static final int DIGITS_OF_YEAR = 4;

    private final Statement said;
    private final Span span;
    private final int from;
    private final int to;

    private Context(Statement said, Span span) {
        this.said = said;
        this.span = span;
        this.from = clauseStart();
        this.to = clauseEnd();
    }

    private static Set<String> words(String text) {
        return Set.of(text.split("\\s+", -1));
    }

    /** Why words say nothing of how the patient is now; empty if they do. */
    static Set<Silence> of(Statement said, Span span) {
        var context = new Context(said, span);
        var silences = EnumSet.noneOf(Silence.class);
        if (context.isDenied() || context.isDeniedAfterwards()) {
            silences.add(Silence.DENIED);
        }
        if (context.isFeared()) {
            silences.add(Silence.FEARED);
        }
        var present = context.isPresent();
        if (!present && context.isPast()) {
            silences.add(Silence.PAST);
        }
        if (context.isOfFamily() || context.isOfOthers(present)) {
            silences.add(Silence.OTHERS);
        }
        return silences;
    }

    private boolean is(int place, String word) {
        return said.at(place).equals(word);
    }

    private boolean isOneOf(int place, Set<String> words) {
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
        return place - start >= SHORTEST_THOUGHT && (isOneOf(start, SUBJECTS) || isOneOf(start, ARTICLES));
    }

    private boolean isDenied() {
        var commas = 0;
        var listed = listGoesOn();
        for (var place = span.start() - 1; place >= Math.max(0, span.start() - LIST_SCOPE); place--) {
            if (said.beginsSentence(place + 1)
                    || isOneOf(place, CONTRAST)
                    || is(place, JUST)
                    || beginsAnew(place + 1)) {
                return false;
            }
            if (said.before(place + 1) == Break.COMMA) {
                commas++;
            }
            listed = listed || is(place, "or") || is(place, "nor");
            if (denies(place, commas, listed)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the word at a place is a negation that reaches the words. */
    private boolean denies(int place, int commas, boolean listed) {
        var verb = isOneOf(place, NEGATED_VERBS);
        if ((!verb && !isOneOf(place, NEGATIONS) && !(is(place, "negative") && is(place + 1, "for")))
                || said.before(place + 1) == Break.COMMA // "No, I have chest pain" answers something else
                || isOneOf(place + 1, NOT_DENYING)
                || isComparison(place)) {
            return false;
        }
        var ofThings = !verb || isOneOf(place + 1, HAVING) || isOneOf(place + 2, HAVING);
        var distance = span.start() - place;
        return commas == 0 ? distance <= (ofThings || listed ? SCOPE : NEAR) : ofThings && listed;
    }

    private boolean isComparison(int place) {
        return is(place, "never")
                && (isOneOf(span.end(), COMPARING)
                        || isOneOf(span.end() + 1, COMPARING)
                        || (place + 2 <= span.start() && isOneOf(place + 2, COMPARING)));
    }

    /** Whether an "or" follows in the list that the words belong to. */
    private boolean listGoesOn() {
        for (var place = span.end(); place < span.end() + SCOPE && !said.beginsSentence(place); place++) {
            if (is(place, "or") || is(place, "nor")) {
                return true;
            }
            if (beginsAnew(place)) {
                return false;
            }
        }
        return false;
    }

    /** Whether somebody begins to say something new at a place: "no fever, my chest hurts", "no fever and I am breathless". */
    private boolean beginsAnew(int place) {
        return isOneOf(place, SUBJECTS)
                ? !isOneOf(place - 1, CARRIERS)
                : isOneOf(place, BEGINNINGS)
                        && (said.before(place) == Break.COMMA || is(place - 1, "and") || is(place - 1, "so"));
    }

    /** "Chest pain: none." "Any fits? No." */
    private boolean isDeniedAfterwards() {
        var next = is(span.end(), "is") ? span.end() + 1 : span.end();
        return isOneOf(next, AFTER_DENYING)
                && said.before(span.end()) != Break.SENTENCE
                && said.before(next + 1) != Break.NONE;
    }

    private boolean isFeared() {
        for (var place = span.start() - 1; place >= Math.max(from, span.start() - SCOPE); place--) {
            if (said.before(place + 1) == Break.COMMA) {
                return false;
            }
            if (isFear(place)
                    || isOneOf(place, TOPICS)
                    || (isOneOf(place, WATCHING) && isOneOf(place + 1, OUT_FOR))
                    || (is(place, "what") && is(place + 1, "if"))
                    || (is(place, "in") && is(place + 1, "case"))
                    || isCondition(place)) {
                return true;
            }
        }
        return false;
    }

    /** "Afraid of", "worried that I could"; not "worried that I am". */
    private boolean isFear(int place) {
        if (isOneOf(place, FEARS)) {
            for (var next = place + 1; next <= place + NEAR && next < span.start(); next++) {
                if (isOneOf(next, FEARED)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isCondition(int place) {
        return is(place, "if")
                && !isOneOf(place - 1, UNSURE)
                && (isOneOf(place + 1, CONDITIONS) || isOneOf(place + 2, CONDITIONS));
    }

    private boolean isPresent() {
        var longAgo = false;
        for (var place = from; place < to; place++) {
            longAgo = longAgo || isPastTime(place);
        }
        for (var place = from; place < to; place++) {
            if ((isOneOf(place, PRESENT) && !isOneOf(place - 1, ABSENCE))
                    || (is(place, JUST) && isOneOf(place + 1, ONCE))
                    || (is(place, "since") && !isOneOf(place - 1, ABSENCE) && !longAgo)
                    || ((is(place, "last") || is(place, "this")) && isOneOf(place + 1, LATELY))) {
                return true;
            }
        }
        return false;
    }

    private boolean isPast() {
        for (var place = from; place < to; place++) {
            if (isPastTime(place)
                    || (isOneOf(place, BEFORE_AGES) && isAge(place + 1))
                    || (is(place, "when") && isOneOf(place + 2, WAS) && place < span.start())
                    || (is(place, "when") && isOneOf(place + 2, WAS) && place >= span.end())
                    || (is(place, "used") && is(place + 1, "to"))
                    || (is(place, "history") && is(place + 1, "of") && place < span.start())
                    || (is(place, "at") && isOneOf(place + 1, SCHOOLS))) {
                return true;
            }
        }
        return false;
    }

    private boolean isPastTime(int place) {
        return (isOneOf(place, BEFORE_YEARS) && isYear(said.at(place + 1)))
                || (isOneOf(place, LONG_TIMES) && isOneOf(place + 1, AGO))
                || (is(place, "long") && is(place + 1, "ago"))
                || (is(place, "last") && isOneOf(place + 1, LAST_TIMES))
                || (is(place, "in") && is(place + 1, "the") && is(place + 2, "past"))
                || isOneOf(place, FORMERLY);
    }

    private boolean isAge(int place) {
        return isOneOf(place, AGES) || (isOneOf(place, ARTICLES) && isOneOf(place + 1, AGES));
    }

    private static boolean isYear(String word) {
        return word.length() == DIGITS_OF_YEAR
                && (word.startsWith("19") || word.startsWith("20"))
                && Character.isDigit(word.charAt(DIGITS_OF_YEAR - 1));
    }

    /** "Heart attacks run in my family." "Family history: stroke (grandmother)." */
    private boolean isOfFamily() {
        var place = span.start();
        while (place > span.start() - CLAUSE && !said.beginsSentence(place)) {
            place--;
        }
        for (; place < span.end() + CLAUSE && (place < span.end() || !said.beginsSentence(place)); place++) {
            if ((is(place, "family") && is(place + 1, "history"))
                    || is(place, "hereditary")
                    || (is(place, "in") && isOneOf(place + 1, ARTICLES) && is(place + 2, "family"))) {
                return true;
            }
        }
        return false;
    }

    private boolean isOfOthers(boolean present) {
        for (var place = span.start() - 1; place >= from; place--) {
            if (isDead(place)
                    || (!present && isOneOf(place, ELDERS) && isSaid(ONCE, place))
                    || (isOneOf(place, OTHERS) && (isSaid(ONCE, place) || isSaid(DEEDS, place)))) {
                return true;
            }
            if (isOneOf(place, FIRST_PERSON) && beginsAnew(place) && !isPerson(place + 1)) {
                return false;
            }
        }
        return false;
    }

    /** "My mother died of", "my late husband". */
    private boolean isDead(int person) {
        return isPerson(person)
                && (is(person - 1, "late")
                        || isSaid(DEATH, person)
                        || (is(person + 1, "passed") && isOneOf(person + 2, AWAY)));
    }

    private boolean isPerson(int place) {
        return isOneOf(place, ELDERS) || isOneOf(place, OTHERS) || isOneOf(place, DEPENDANTS);
    }

    /** Whether one of these words is said of somebody, before the words or as their first: "a friend took an overdose". */
    private boolean isSaid(Set<String> words, int person) {
        for (var place = Math.max(from, person - 1); place <= span.start(); place++) {
            if (isOneOf(place, words)) {
                return true;
            }
        }
        return false;
    }
}
