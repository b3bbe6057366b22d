package dev.doctorpatient.application.shared;

import dev.doctorpatient.domain.shared.Invalid;
import org.jspecify.annotations.Nullable;

/**
 * Which piece of a list is wanted.
 *
 * @param after the place after which it begins; null for the start
 */
public record PageRequest(int limit, @Nullable Position after) {
    /** How many items a page has if nobody says otherwise. */
    public static final int DEFAULT_LIMIT = 50;

    private static final int MOST = 200;

    /**
     * Checks the limit, 1 to 200.
     *
     * @throws Invalid naming {@code limit}
     */
    public PageRequest {
        if (limit < 1 || limit > MOST) {
            throw Invalid.field("limit", "must be between 1 and " + MOST);
        }
    }

    /** The first page of the usual size. */
    public static PageRequest first() {
        return new PageRequest(DEFAULT_LIMIT, null);
    }
}
