package dev.doctorpatient.domain.casehistory;

import dev.doctorpatient.domain.file.FileType;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which documents a list is about; null means any.
 *
 * @param from the earliest upload
 * @param to the instant before which they were uploaded
 * @param types what they may be; empty for anything
 * @param text part of the file name, in any case
 */
public record DocumentFilter(
        @Nullable Instant from,
        @Nullable Instant to,
        Set<FileType> types,
        @Nullable String text) {
    /** Keeps its own copy. */
    public DocumentFilter {
        types = Set.copyOf(types);
    }
}
