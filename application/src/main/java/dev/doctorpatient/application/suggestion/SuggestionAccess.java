package dev.doctorpatient.application.suggestion;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.domain.shared.NotAllowed;
import dev.doctorpatient.domain.shared.NotFound;
import dev.doctorpatient.domain.suggestion.Suggestion;
import java.util.Optional;

/**
 * Suggestions are read by everybody who treats patients, written by doctors, each their own, and by administrators, who alone remove
 * them. Patients learn nothing of them, not even that one is missing.
 */
final class SuggestionAccess {
    private SuggestionAccess() {}

    static void requireReading(Actor actor) {
        if (actor instanceof Actor.PatientUser) {
            throw NotAllowed.because("Suggestions are for doctors and hospitals");
        }
    }

    static Suggestion requireReadable(Actor actor, Optional<Suggestion> found) {
        requireReading(actor);
        return require(found);
    }

    static void requireAdding(Actor actor) {
        switch (actor) {
            case Actor.Administrator _, Actor.Doctor _ -> {}
            case Actor.Hospital _, Actor.PatientUser _ ->
                throw NotAllowed.because("Only doctors and administrators write suggestions");
        }
    }

    static Suggestion requireChanging(Actor actor, Optional<Suggestion> found) {
        requireAdding(actor);
        var suggestion = require(found);
        if (actor instanceof Actor.Doctor doctor && !suggestion.createdBy().equals(doctor.user())) {
            throw NotAllowed.because("A doctor changes their own suggestions only");
        }
        return suggestion;
    }

    static Suggestion requireRemoving(Actor actor, Optional<Suggestion> found) {
        if (!(actor instanceof Actor.Administrator)) {
            throw NotAllowed.because("Only administrators remove suggestions");
        }
        return require(found);
    }

    private static Suggestion require(Optional<Suggestion> found) {
        return found.orElseThrow(() -> new NotFound("suggestion"));
    }
}
