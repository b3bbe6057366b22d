package dev.doctorpatient.domain.redflag;

import dev.doctorpatient.domain.redflag.Phrase.Span;
import java.util.EnumSet;
import java.util.Set;

/**
 * Whether words speak of the patient, now. It looks at the words around them, as NegEx and ConText (Chapman et al.) do, and when in doubt lets
 * them count: a doctor who is told once too often loses a minute.
 */
final class Context {
    private Context() {}

    /** Why words say nothing of how the patient is now; empty if they do. */
    static Set<Silence> of(SaidWords said, Span span) {
        var clause = new Clause(said, span);
        var reach = new Reach(clause);
        var silences = EnumSet.noneOf(Silence.class);
        if (new Denial(clause).isThere()) {
            silences.add(Silence.DENIED);
        }
        if (new Fear(clause).isThere()) {
            silences.add(Silence.FEARED);
        }
        var time = new Time(clause, reach);
        if (!time.isPresent() && time.isPast()) {
            silences.add(Silence.PAST);
        }
        if (new Others(clause, reach).areMeant(time.isPresent())) {
            silences.add(Silence.OTHERS);
        }
        return silences;
    }
}
