package dev.doctorpatient.application.offboarding;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.domain.shared.NotAllowed;

/** Only administrators remove anybody. */
final class OffboardingAccess {
    private OffboardingAccess() {}

    static void requireAdministrator(Actor actor) {
        if (!(actor instanceof Actor.Administrator)) {
            throw NotAllowed.because("Only administrators remove hospitals, doctors and patients");
        }
    }
}
