package dev.doctorpatient.domain.casehistory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which documents a list is about; null means any.
 *
 * @param from the earliest upload
 * @param to the instant before which they were uploaded
 * @param text part of the file name, in any case
 */
public record DocumentFilter(
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String text) {}
