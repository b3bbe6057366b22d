package dev.doctorpatient.domain.interview;

import dev.doctorpatient.domain.conversation.ChatId;
import dev.doctorpatient.domain.directory.PatientId;
import dev.doctorpatient.domain.identity.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is settled when an interview begins.
 *
 * @param user who answers, the patient or a relative
 * @param chat the chat whose doctor may read it; null: none may
 */
public record Opening(
        InterviewId id,
        PatientId patient,
        UserId user,
        @Nullable ChatId chat,
        int totalQuestions,
        Instant startedAt) {
    /** Checks that there is something to ask. */
    public Opening {
        if (totalQuestions < 1) {
            throw new IllegalArgumentException("an interview has at least one question");
        }
    }
}
