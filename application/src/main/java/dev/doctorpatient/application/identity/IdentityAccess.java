package dev.doctorpatient.application.identity;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.domain.identity.User;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.shared.NotAllowed;
import dev.doctorpatient.domain.shared.NotFound;
import java.util.Optional;

/** Accounts belong to their owners and to the administrators. */
final class IdentityAccess {
    private IdentityAccess() {}

    static void requireAdministrator(Actor actor) {
        if (!(actor instanceof Actor.Administrator)) {
            throw NotAllowed.because("Only administrators manage accounts");
        }
    }

    static User requireOwn(Actor actor, UserId id, Optional<User> found) {
        return found.filter(_ ->
                        actor instanceof Actor.Administrator || actor.user().equals(id))
                .orElseThrow(() -> new NotFound("user"));
    }

    static UserId requireSelf(Actor actor) {
        return actor.user();
    }
}
