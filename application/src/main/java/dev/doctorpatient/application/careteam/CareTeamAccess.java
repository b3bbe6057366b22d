package dev.doctorpatient.application.careteam;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.shared.NotAllowed;
import dev.doctorpatient.domain.shared.NotFound;

/** Administrators decide who belongs to whom; patients see for whom they act. */
final class CareTeamAccess {
    private CareTeamAccess() {}

    static void requireMapping(Actor actor) {
        if (!(actor instanceof Actor.Administrator)) {
            throw NotAllowed.because("Only administrators manage mappings");
        }
    }

    static void requireRelationsOf(Actor actor, UserId user) {
        switch (actor) {
            case Actor.Administrator _ -> {}
            case Actor.PatientUser self when self.user().equals(user) -> {}
            case Actor.PatientUser _ -> throw new NotFound("user");
            case Actor.Doctor _, Actor.Hospital _ -> throw NotAllowed.because("Only patients have relations");
        }
    }
}
