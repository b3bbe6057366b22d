package dev.doctorpatient.domain.conversation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a side of a chat was last seen.
 *
 * @param online whether it has a live connection now
 * @param lastSeen when it last had one; null if it has one now or that is not known
 */
public record Seen(boolean online, @Nullable Instant lastSeen) {}
