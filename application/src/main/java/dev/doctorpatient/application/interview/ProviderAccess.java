package dev.doctorpatient.application.interview;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.domain.shared.NotAllowed;

/** Who words the interviews, and whether they can, is for those who run the service. */
final class ProviderAccess {
    private ProviderAccess() {}

    static void requireAdministrator(Actor actor) {
        if (!(actor instanceof Actor.Administrator)) {
            throw NotAllowed.because("Only administrators see the AI providers");
        }
    }
}
