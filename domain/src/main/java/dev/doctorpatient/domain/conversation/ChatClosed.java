package dev.doctorpatient.domain.conversation;

import dev.doctorpatient.domain.shared.Conflict;
import dev.doctorpatient.domain.shared.ProblemCode;

/** The doctor and the patient are no longer mapped, so nothing more can be written in their chat. */
public final class ChatClosed extends Conflict {
    private static final long serialVersionUID = 1L;

    /** The one refusal there is. */
    public ChatClosed() {
        super(ProblemCode.CHAT_CLOSED, "The doctor no longer treats the patient: the chat is closed for writing");
    }
}
