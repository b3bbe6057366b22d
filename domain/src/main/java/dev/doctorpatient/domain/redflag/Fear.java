package dev.doctorpatient.domain.redflag;

import dev.doctorpatient.domain.redflag.SaidWords.Break;
import java.util.Set;

/** Whether words are only feared or asked about: "what if I get a stroke". */
final class Fear {
    private static final Set<String> FEARS = Clause.words("""
            worried worry worries worrying afraid scared fear fears frightened terrified anxious nervous paranoid panic panicking anxiety
            phobia""");

    private static final Set<String> FEARED =
            Clause.words("of about could might may would will get gets getting one end");
    private static final Set<String> TOPICS = Clause.words("""
            risk risks sign signs symptoms symptom cause causes caused prevent prevents prevention avoid chance chances warned leaflet
            checked check tested test screened screening vaccine vaccination ruled rule excluded treat article documentary film movie book
            news tv""");

    private static final Set<String> WATCHING = Clause.words("watch look looking watching lookout");
    private static final Set<String> OUT_FOR = Clause.words("out for");
    private static final Set<String> CONDITIONS = Clause.words("""
            get gets have has had feel develop develops start starts were was become becomes should ever notice stop stops faint collapse
            collapses suddenly""");

    private static final Set<String> UNSURE = Clause.words("sure know wonder wondering tell unsure certain");
    private static final int NEAR = 4;
    private static final int SCOPE = 8;

    private final Clause clause;

    Fear(Clause clause) {
        this.clause = clause;
    }

    boolean isThere() {
        for (var place = clause.span().start() - 1;
                place >= Math.max(clause.from(), clause.span().start() - SCOPE);
                place--) {
            if (clause.said().before(place + 1) == Break.COMMA) {
                return false;
            }
            if (isFear(place)
                    || clause.isOneOf(place, TOPICS)
                    || (clause.isOneOf(place, WATCHING) && clause.isOneOf(place + 1, OUT_FOR))
                    || (clause.is(place, "what") && clause.is(place + 1, "if"))
                    || (clause.is(place, "in") && clause.is(place + 1, "case"))
                    || isCondition(place)) {
                return true;
            }
        }
        return false;
    }

    /** "Afraid of", "worried that I could"; not "worried that I am". */
    private boolean isFear(int place) {
        if (clause.isOneOf(place, FEARS)) {
            for (var next = place + 1;
                    next <= place + NEAR && next < clause.span().start();
                    next++) {
                if (clause.isOneOf(next, FEARED)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isCondition(int place) {
        return clause.is(place, "if")
                && !clause.isOneOf(place - 1, UNSURE)
                && (clause.isOneOf(place + 1, CONDITIONS) || clause.isOneOf(place + 2, CONDITIONS));
    }
}
