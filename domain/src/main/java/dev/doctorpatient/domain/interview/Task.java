package dev.doctorpatient.domain.interview;

/** What the interviewer has to word next. The interview decides this; an interviewer never does. */
public sealed interface Task {
    /** Ask one question, from 1. */
    record Ask(int number, int total) implements Task {
        /** What to ask about. */
        public Topic topic() {
            return Topic.of(number);
        }
    }

    /** Sum up for the doctor what was said. */
    record Summarize() implements Task {}
}
