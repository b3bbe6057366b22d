package dev.doctorpatient.domain.interview;

/** What the service itself says in an interview, without any interviewer: the answers to commands. */
public final class Notices {
    private Notices() {}

    /** Where the interview stands. */
    public static Reply.Notice status(Interview interview) {
        return new Reply.Notice(
                switch (interview) {
                    case Interview.AwaitingAnswer open ->
                        "Question %d of %d is open."
                                .formatted(
                                        open.transcript().questionsAsked(),
                                        open.opening().totalQuestions());
                    case Interview.AwaitingReply _ -> "Your last message is kept and waits for its reply.";
                    case Interview.Completed _ -> "The interview is completed; the summary is ready.";
                    case Interview.Abandoned _ -> "The interview was ended before anything was said.";
                });
    }

    /** What can be done. */
    public static Reply.Notice help() {
        return new Reply.Notice("Answer the question, or send /summarize, /reset, /status or /help.");
    }

    /** The answer to a command that does not exist. */
    public static Reply.Notice unknownCommand() {
        return new Reply.Notice("There is no such command; /help lists them.");
    }
}
