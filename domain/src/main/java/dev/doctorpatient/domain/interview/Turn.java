package dev.doctorpatient.domain.interview;

import dev.doctorpatient.domain.shared.ClientMessageId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One message of the patient and the reply to it. The first turn of an interview has a reply only.
 *
 * @param round counts the starts of the interview from 1: a reset begins the next round
 * @param provider who worded the reply; null for notices, which nobody words
 */
public record Turn(
        TurnId id,
        int round,
        @Nullable String message,
        Reply reply,
        @Nullable ClientMessageId clientMessageId,
        @Nullable String provider,
        @Nullable String model,
        Instant at) {}
