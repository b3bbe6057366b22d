package dev.doctorpatient.domain.interview;

import dev.doctorpatient.domain.conversation.ChatId;
import dev.doctorpatient.domain.directory.PatientId;
import org.jspecify.annotations.Nullable;

/** Which interviews a list is about; null means any. */
public record AiSessionFilter(
        @Nullable ChatId chat,
        @Nullable PatientId patient,
        @Nullable AiSessionStage stage) {}
