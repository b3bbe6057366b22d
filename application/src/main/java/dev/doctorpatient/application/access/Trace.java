package dev.doctorpatient.application.access;

import dev.doctorpatient.domain.directory.PatientId;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** What a deed tells about itself while it is done, so that its trace names the object and the patients whom it concerns. */
public interface Trace {
    /** The deed concerns this patient. Said before the policy is asked, a refusal is known to concern them too. */
    void about(PatientId patient);

    /** The deed is this actor's, for one by which somebody proves who they are. */
    void by(Actor actor);

    /** The object of the deed, for one that was not known at the start. */
    void at(UUID resource);

    /**
     * Leaves the trace that the deed was done, one event for each patient whom it concerns, in the present transaction. Only for deeds
     * that draw their transactions themselves.
     */
    void done();

    /** The same as {@link #about(PatientId)} for an object that may be missing, which is handed on. */
    default <T> Optional<T> about(Optional<T> found, Function<T, PatientId> patient) {
        found.map(patient).ifPresent(this::about);
        return found;
    }
}
