package dev.doctorpatient.application.interview.port;

import dev.doctorpatient.domain.interview.Background;
import dev.doctorpatient.domain.interview.Exchange;
import dev.doctorpatient.domain.interview.Wording;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Answers the questions of a doctor about one patient: a model of some provider, or a plain search. It keeps nothing between two
 * calls. A call may take seconds, so it is never made inside a transaction.
 */
public interface MedicalAssistant {
    /**
     * What a doctor asks.
     *
     * @param soFar what was asked and answered before, oldest first
     * @param background what the doctor lets it know of the patient's record; empty unless they did
     * @param within after so long its words are of no use any more
     */
    record Inquiry(String question, List<Exchange> soFar, List<Background> background, Duration within) {
        /** Keeps copies of its own. */
        public Inquiry {
            soFar = List.copyOf(soFar);
            background = List.copyOf(background);
        }

        /** Clinical text stays out of logs. */
        @Override
        public String toString() {
            return "Inquiry[…]";
        }
    }

    /**
     * Answers, in at most about 250 words.
     *
     * @param pieces hears the words in pieces as they come, if they do; void if the call fails after some
     * @return the whole text as the provider gave it
     * @throws dev.doctorpatient.domain.shared.Unavailable {@code ai_unavailable} if the words cannot be had now, within the time
     */
    Wording answer(Inquiry inquiry, Consumer<String> pieces);

    /** Whether what it is told stays in this service, so that names may be in it. */
    default boolean isOffline() {
        return false;
    }
}
