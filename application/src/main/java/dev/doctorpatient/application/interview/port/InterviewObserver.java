package dev.doctorpatient.application.interview.port;

import dev.doctorpatient.domain.interview.Interview;
import dev.doctorpatient.domain.redflag.RedFlag;
import java.util.List;

/** Whoever has to learn how interviews end. Called in the transaction that makes it so, and commits or fails with it. */
public interface InterviewObserver {
    /** An interview has its summary. */
    void completed(Interview.Completed interview);

    /** An interview was left before its end, and has a summary of what was said. */
    void abandoned(Interview.Abandoned interview);

    /** An answer was stored that may tell of an emergency. */
    void redFlagsRaised(Interview interview, List<RedFlag> flags);
}
