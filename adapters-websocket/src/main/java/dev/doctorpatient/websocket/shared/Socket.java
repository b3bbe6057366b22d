package dev.doctorpatient.websocket.shared;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.access.Identified;
import dev.doctorpatient.domain.audit.Origin;
import io.quarkus.websockets.next.WebSocketConnection;

/** An open connection, who opened it and from where, and what waits to be sent on it. */
public record Socket(WebSocketConnection connection, Identified identified, Origin origin, Outbound outbound) {
    /** Who opened it. */
    public Actor actor() {
        return identified.actor();
    }
}
