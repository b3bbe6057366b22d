package dev.doctorpatient.application.interview.port;

import dev.doctorpatient.domain.interview.Answered;
import dev.doctorpatient.domain.interview.Breach;
import dev.doctorpatient.domain.interview.Continuation;
import dev.doctorpatient.domain.interview.Task;
import dev.doctorpatient.domain.interview.Wording;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds the words for an interview: a model of some provider, or a script. It keeps nothing between two calls and decides nothing;
 * whether its words keep the rules of interviews is judged by whoever asked. A call may take seconds, so it is never made inside a
 * transaction.
 */
public interface Interviewer {
    /**
     * What is asked of an interviewer.
     *
     * @param soFar the questions of this interview that have an answer, oldest first; for a summary at least one
     * @param toMend the rules that its last words for the same task broke; empty at first
     * @param continuation where the provider of the last question can go on; null: nowhere, and all is told again
     * @param within after so long its words are of no use any more
     */
    record Call(
            Task task,
            List<Answered> soFar,
            Set<Breach> toMend,
            @Nullable Continuation continuation,
            Duration within) {
        /** Keeps copies of its own. */
        public Call {
            soFar = List.copyOf(soFar);
            toMend = Set.copyOf(toMend);
        }

        /** Asks for the first time, and tells all. */
        public static Call first(Task task, List<Answered> soFar, Duration within) {
            return new Call(task, soFar, Set.of(), null, within);
        }

        /** Clinical text stays out of logs. */
        @Override
        public String toString() {
            return "Call[" + task + "]";
        }
    }

    /**
     * Words one question of at most 15 words, or the summary of at most 75, as the task says.
     *
     * @param pieces hears the words in pieces as they come, in order, if they come in pieces; together they are the whole text. If the
     *     call fails after some, they are void. A call that was heard in part is not repeated by the implementation.
     * @return the whole text as the provider gave it
     * @throws dev.doctorpatient.domain.shared.Unavailable {@code ai_unavailable} if the words cannot be had now, within the time
     */
    Wording word(Call call, Consumer<String> pieces);

    /** Whether what it is told stays in this service, so that names may be in it; its words are then the service's own. */
    default boolean isOffline() {
        return false;
    }
}
