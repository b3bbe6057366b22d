package dev.doctorpatient.application.access;

import dev.doctorpatient.domain.identity.ClientAddress;
import dev.doctorpatient.domain.identity.SessionId;

/** Who makes the present request. */
public interface Caller {
    /**
     * The actor behind the request.
     *
     * @throws dev.doctorpatient.domain.shared.Unauthenticated if the request carries no proof
     */
    Actor actor();

    /** The sign-in that the request belongs to. */
    SessionId session();

    /** From where the request comes, whoever makes it. */
    ClientAddress address();
}
