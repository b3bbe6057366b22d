package dev.doctorpatient.domain.interview;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A conversation with an artificial voice: the interview of a patient, or a doctor's consultation of the assistant. */
public sealed interface AiSession permits Interview, Consultation {
    /** What was settled when it began. */
    Opening opening();

    /** What was said so far. */
    Transcript transcript();

    /** How far it has come. */
    AiSessionStage stage();

    /** When something was said in it last. */
    default Instant lastTurnAt() {
        return transcript().latest().map(Turn::at).orElse(opening().startedAt());
    }

    /** The session with a notice added, which changes nothing else. */
    AiSession noted(Turn notice);

    /**
     * Ends it because nobody went on with it; one that is over stays as it is.
     *
     * @param summary of what was said; null if nothing was, or if it is no interview
     */
    AiSession abandoned(@Nullable Worded summary, Instant now);
}
