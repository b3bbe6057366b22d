package dev.doctorpatient.domain.interview;

import dev.doctorpatient.domain.file.FileName;

/** What the service itself says in an interview, without any interviewer: the answers to commands. */
public final class Notices {
    private Notices() {}

    /** Where the interview stands. */
    public static Reply.Notice status(AiSession session) {
        return new Reply.Notice(
                switch (session) {
                    case Interview.AwaitingAnswer open ->
                        "Question %d of %d is open."
                                .formatted(
                                        open.transcript().questionsAsked(),
                                        open.opening().totalQuestions());
                    case Interview.AwaitingReply waiting ->
                        waiting.pending() == null
                                ? "The interview is being ended; its summary is on its way."
                                : "Your last message is kept and waits for its reply.";
                    case Interview.Completed _ -> "The interview is completed; the summary is ready.";
                    case Interview.Abandoned over ->
                        over.summary() == null
                                ? "The interview was ended before anything was said."
                                : "The interview was left; there is a summary of what was said.";
                    case Consultation.Open _ -> "The assistant waits for your question.";
                    case Consultation.Waiting _ -> "Your last question is kept and waits for its answer.";
                    case Consultation.Ended _ -> "The session is over.";
                });
    }

    /** What can be done. */
    public static Reply.Notice help() {
        return new Reply.Notice("Answer the question, or send /summarize, /reset, /status or /help.");
    }

    /** What can be done in a consultation. */
    public static Reply.Notice helpForDoctors() {
        return new Reply.Notice("Ask about the patient, or send /reset, /status or /help.");
    }

    /** A consultation begins anew. */
    public static Reply.Notice forgotten() {
        return new Reply.Notice("The assistant has forgotten what was said; it stays on record.");
    }

    /** A message was kept, and the session ended before there was a reply. */
    public static Reply.Notice unanswered() {
        return new Reply.Notice("The session ended before there was a reply.");
    }

    /** A file was sent, which no interviewer reads. */
    public static Reply.Notice file(FileName name) {
        return new Reply.Notice(
                "Noted that you have the file \u201c%s\u201d. Files are not read here; please tell in words what it shows."
                        .formatted(name.value()));
    }

    /** The answer to a command that does not exist. */
    public static Reply.Notice unknownCommand() {
        return new Reply.Notice("There is no such command; /help lists them.");
    }
}
