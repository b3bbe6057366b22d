package dev.doctorpatient.application.interview.port;

import dev.doctorpatient.domain.interview.Interview;
import dev.doctorpatient.domain.redflag.RedFlag;
import java.util.List;

/** Whoever has to learn what comes up in interviews. Called in the transaction that makes it so, and commits or fails with it. */
public interface InterviewObserver {
    /** An interview has its summary. */
    void completed(Interview.Completed interview);

    /** An interview was left before its end, and has a summary of what was said. */
    void abandoned(Interview.Abandoned interview);

    /**
     * An answer may tell of an emergency.
     *
     * @param interview the interview with the answer
     * @param flags what the answer raises that had not been raised before, at least one
     */
    void redFlagsRaised(Interview interview, List<RedFlag> flags);
}
