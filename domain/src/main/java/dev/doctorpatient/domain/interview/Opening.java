package dev.doctorpatient.domain.interview;

import dev.doctorpatient.domain.conversation.ChatId;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.identity.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is settled when a session begins.
 *
 * @param user who takes part: in an interview the patient or a relative, in a consultation the doctor
 * @param chat the chat whose doctor may read an interview; null: none may
 * @param totalQuestions how many an interview has; 0 in a consultation
 */
public record Opening(
        AiSessionId id,
        PatientId patient,
        UserId user,
        @Nullable ChatId chat,
        int totalQuestions,
        Instant startedAt) {
    /** Checks the number. */
    public Opening {
        if (totalQuestions < 0) {
            throw new IllegalArgumentException("there is no negative number of questions");
        }
    }
}
