package dev.doctorpatient.application.shared;

import dev.doctorpatient.domain.shared.PreconditionFailed;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which revisions of an object a change is meant for, so that nobody changes what they have not seen.
 *
 * @param revisions any of these; null: whichever it is
 */
public record Precondition(@Nullable Set<Integer> revisions) {
    /** A change of whatever is there. */
    public static final Precondition NONE = new Precondition(null);

    /** A change of one of these revisions only; of none if there are none. */
    public static Precondition of(Set<Integer> revisions) {
        return new Precondition(Set.copyOf(revisions));
    }

    /**
     * Checks the revision that is about to be changed, which is locked.
     *
     * @throws PreconditionFailed if it is another
     */
    public void require(int revision) {
        if (revisions != null && !revisions.contains(revision)) {
            throw new PreconditionFailed();
        }
    }
}
