package dev.doctorpatient.websocket.shared;

import dev.doctorpatient.application.access.Identified;
import io.quarkus.websockets.next.HttpUpgradeCheck.HttpUpgradeContext;
import io.smallrye.mutiny.Uni;

/** Tells who asks for a socket. */
public interface SocketCaller {
    /** Who it is; fails with {@link dev.doctorpatient.domain.shared.Unauthenticated} if the handshake carries no proof. */
    Uni<Identified> identify(HttpUpgradeContext handshake);
}
