package dev.doctorpatient.domain.interview;

import dev.doctorpatient.domain.shared.ClientMessageId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One message of the patient and the reply to it. The first turn of an interview has a reply only.
 *
 * @param round counts the starts of the interview from 1: a reset begins the next round
 * @param message null for what is said without being asked: the first question, and notices of the service itself
 * @param origin where the reply's words come from; null for notices, which are the service's own
 */
public record Turn(
        TurnId id,
        int round,
        @Nullable String message,
        Reply reply,
        @Nullable ClientMessageId clientMessageId,
        @Nullable Origin origin,
        Instant at) {}
