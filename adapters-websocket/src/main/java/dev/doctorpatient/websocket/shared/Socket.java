package dev.doctorpatient.websocket.shared;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.access.Identified;
import dev.doctorpatient.domain.audit.Origin;
import dev.doctorpatient.domain.directory.PatientId;
import io.quarkus.websockets.next.WebSocketConnection;
import java.util.Optional;

/**
 * An open connection, who opened it and from where, and what waits to be sent on it.
 *
 * @param patient whom it is about; empty if it is about nobody but who opened it
 */
public record Socket(
        WebSocketConnection connection,
        Identified identified,
        Origin origin,
        Optional<PatientId> patient,
        Outbound outbound) {
    /** Who opened it. */
    public Actor actor() {
        return identified.actor();
    }
}
