package dev.doctorpatient.application.interview.port;

import dev.doctorpatient.domain.interview.Interview;

/** Whoever has to learn how interviews end. Called in the transaction that makes it so, and commits or fails with it. */
public interface InterviewObserver {
    /** An interview has its summary. */
    void completed(Interview.Completed interview);
}
