package dev.doctorpatient.domain.interview;

/** What the patient gets back for a message. */
public sealed interface Reply {
    /** The longest question, in words. */
    int LONGEST_QUESTION = 15;

    /** The longest summary, in words. */
    int LONGEST_SUMMARY = 75;

    /** The words themselves. */
    String text();

    /** A question of at most {@value #LONGEST_QUESTION} words, numbered from 1. */
    record Question(int number, int total, String text) implements Reply {
        /** Checks the length. */
        public Question {
            requireWords(text, LONGEST_QUESTION);
        }
    }

    /** The summary for the doctor, of at most {@value #LONGEST_SUMMARY} words. */
    record Summary(String text) implements Reply {
        /** Checks the length. */
        public Summary {
            requireWords(text, LONGEST_SUMMARY);
        }
    }

    /** The assistant's answer to a doctor's question. */
    record Answer(String text) implements Reply {}

    /** What the service itself says: answers to commands, and warnings. It is no part of the interview. */
    record Notice(String text) implements Reply {}

    private static void requireWords(String text, int most) {
        var words = Words.in(text);
        if (words < 1 || words > most) {
            throw new IllegalArgumentException("the interviewer used " + words + " words of " + most);
        }
    }
}
