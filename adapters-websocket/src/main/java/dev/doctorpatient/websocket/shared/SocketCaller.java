package dev.doctorpatient.websocket.shared;

import dev.doctorpatient.application.access.Identified;
import dev.doctorpatient.domain.audit.Origin;
import io.quarkus.websockets.next.HttpUpgradeCheck.HttpUpgradeContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;

/** Tells who asks for a socket, and from where. */
public interface SocketCaller {
    /** Who it is; fails with {@link dev.doctorpatient.domain.shared.Unauthenticated} if the handshake carries no proof. */
    Uni<Identified> identify(HttpUpgradeContext handshake);

    /**
     * Who stands behind an access token that came in after the handshake. It asks the store, so not on an event loop.
     *
     * @throws dev.doctorpatient.domain.shared.Unauthenticated if it proves nothing
     */
    Identified identify(String accessToken);

    /** Where a handshake comes from. */
    Origin origin(HttpServerRequest handshake);

    /** Works on what came from there. */
    void whileFrom(Origin origin, Runnable work);
}
