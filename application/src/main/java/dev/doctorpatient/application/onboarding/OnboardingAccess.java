package dev.doctorpatient.application.onboarding;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.domain.shared.NotAllowed;

/** Everybody may sign up as a doctor, patient or hospital; adding others is for administrators, and patients also for hospitals. */
final class OnboardingAccess {
    private OnboardingAccess() {}

    static void requireAdministrator(Actor actor) {
        if (!(actor instanceof Actor.Administrator)) {
            throw NotAllowed.because("Only administrators create accounts for others");
        }
    }

    static void requireAdmission(Actor actor) {
        switch (actor) {
            case Actor.Administrator _, Actor.Hospital _ -> {}
            case Actor.Doctor _, Actor.PatientUser _ ->
                throw NotAllowed.because("Only hospitals and administrators add patients");
        }
    }
}
