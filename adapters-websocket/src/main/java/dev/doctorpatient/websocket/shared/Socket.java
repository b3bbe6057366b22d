package dev.doctorpatient.websocket.shared;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.access.Identified;
import io.quarkus.websockets.next.WebSocketConnection;

/** An open connection, who opened it, and what waits to be sent on it. */
public record Socket(WebSocketConnection connection, Identified identified, Outbound outbound) {
    /** Who opened it. */
    public Actor actor() {
        return identified.actor();
    }
}
