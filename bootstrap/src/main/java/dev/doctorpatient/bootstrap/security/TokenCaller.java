package dev.doctorpatient.bootstrap.security;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.access.Caller;
import dev.doctorpatient.application.access.Identified;
import dev.doctorpatient.domain.identity.SessionId;
import dev.doctorpatient.domain.shared.Unauthenticated;
import dev.doctorpatient.websocket.shared.SocketCaller;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.websockets.next.HttpUpgradeCheck.HttpUpgradeContext;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** The one place that knows how the framework carries an identity. */
@ApplicationScoped
class TokenCaller implements Caller, SocketCaller {
    private final SecurityIdentity identity;

    TokenCaller(SecurityIdentity identity) {
        this.identity = identity;
    }

    @Override
    public Actor actor() {
        return identified(identity).actor();
    }

    @Override
    public SessionId session() {
        return identified(identity).session();
    }

    @Override
    public Uni<Identified> identify(HttpUpgradeContext handshake) {
        return handshake.securityIdentity().map(TokenCaller::identified);
    }

    private static Identified identified(SecurityIdentity identity) {
        @Nullable Identified identified = identity.getAttribute(CredentialProvider.IDENTIFIED);
        if (identified == null) {
            throw Unauthenticated.withoutToken();
        }
        return identified;
    }
}
