package dev.doctorpatient.websocket.shared;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.domain.directory.PatientId;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Decides who may open a kind of socket, before it is open. */
public interface SocketDoor {
    /** The id of the endpoint that it guards. */
    String endpointId();

    /** What is said behind it. */
    SocketProtocol protocol();

    /**
     * Lets an actor pass.
     *
     * @param pathParameter gives a part of the address by its name
     * @return the patient whom the socket is about; empty if it is about nobody but the actor
     * @throws dev.doctorpatient.domain.shared.Rejection if the actor may not
     */
    Optional<PatientId> pass(Actor actor, UnaryOperator<String> pathParameter);
}
