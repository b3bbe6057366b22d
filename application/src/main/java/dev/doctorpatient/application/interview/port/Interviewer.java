package dev.doctorpatient.application.interview.port;

import dev.doctorpatient.domain.interview.Answered;
import dev.doctorpatient.domain.interview.Task;
import dev.doctorpatient.domain.interview.Wording;
import java.util.List;

/**
 * Finds the words for an interview: a model of some provider, or a script. It keeps nothing between two calls and decides nothing.
 * A call may take seconds, so it is never made inside a transaction.
 */
public interface Interviewer {
    /**
     * Words one question of at most 15 words, or the summary of at most 75, as the task says. Text that is longer, or empty, is a
     * bug of the implementation.
     *
     * @param soFar the questions of this interview that have an answer, oldest first; for a summary at least one
     * @throws dev.doctorpatient.domain.shared.Unavailable {@code ai_unavailable} if the words cannot be had now
     */
    Wording word(Task task, List<Answered> soFar);
}
