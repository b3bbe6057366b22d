package dev.doctorpatient.application.interview;

import dev.doctorpatient.domain.interview.Worded;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.domain.shared.Unavailable;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/** One turn: the time that it may take, and those who are asked in it, one after the other, until one has words. */
final class Turnaround {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final long begun = System.nanoTime();
    private final Duration limit;

    Turnaround(Duration limit) {
        this.limit = limit;
    }

    /** Asks one provider, for so long; {@code fellBack} if others were asked before. */
    interface Attempt<P> {
        Worded by(P provider, Duration share, Gate gate, boolean fellBack);
    }

    /**
     * Asks in order. Each of those who are far away may have an equal part of the time that is left.
     *
     * @param gates makes the gate through which a listener hears one of them
     * @throws Unavailable as the first of them refused
     */
    <P> Worded firstWords(
            List<P> inOrder,
            Predicate<P> isOffline,
            Consumer<String> pieces,
            Function<Consumer<String>, Gate> gates,
            Attempt<P> attempt) {
        var listener = pieces;
        Unavailable refusal = null;
        for (var i = 0; i < inOrder.size(); i++) {
            var provider = inOrder.get(i);
            var stillToAsk = inOrder.stream().skip(i).filter(isOffline.negate()).count();
            var share = left().dividedBy(Math.max(1, stillToAsk));
            if (share.isZero() && !isOffline.test(provider)) {
                continue;
            }
            var gate = gates.apply(listener);
            try {
                return attempt.by(provider, share, gate, i > 0);
            } catch (Unavailable unavailable) {
                refusal = refusal == null ? unavailable : refusal;
                if (gate.isUsed()) {
                    listener = _ -> {}; // a beginning was heard already; the whole text follows it
                }
            }
        }
        throw refusal == null ? nobodyHasWords() : refusal;
    }

    static Unavailable nobodyHasWords() {
        return new Unavailable(ProblemCode.AI_UNAVAILABLE, "The assistant has no words now; try again", RETRY_AFTER);
    }

    /** How long it has taken so far. */
    Duration taken() {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /** What is left of the time; never negative. */
    Duration left() {
        var left = limit.minus(taken());
        return left.isNegative() ? Duration.ZERO : left;
    }
}
