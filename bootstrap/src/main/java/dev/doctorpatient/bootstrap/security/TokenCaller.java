package dev.doctorpatient.bootstrap.security;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.access.Caller;
import dev.doctorpatient.application.access.Identified;
import dev.doctorpatient.bootstrap.web.ClientAddresses;
import dev.doctorpatient.bootstrap.web.PresentOrigin;
import dev.doctorpatient.domain.audit.BreakGlass;
import dev.doctorpatient.domain.audit.Origin;
import dev.doctorpatient.domain.identity.ClientAddress;
import dev.doctorpatient.domain.identity.SessionId;
import dev.doctorpatient.domain.shared.Rejection;
import dev.doctorpatient.domain.shared.Unauthenticated;
import dev.doctorpatient.websocket.shared.SocketCaller;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.websockets.next.HttpUpgradeCheck.HttpUpgradeContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** The one place that knows how the framework carries an identity. */
@ApplicationScoped
class TokenCaller implements Caller, SocketCaller {
    private final SecurityIdentity identity;
    private final RoutingContext request;
    private final PresentOrigin origin;
    private final ClientAddresses addresses;
    private final CredentialProvider credentials;

    TokenCaller(
            SecurityIdentity identity,
            RoutingContext request,
            PresentOrigin origin,
            ClientAddresses addresses,
            CredentialProvider credentials) {
        this.identity = identity;
        this.request = request;
        this.origin = origin;
        this.addresses = addresses;
        this.credentials = credentials;
    }

    @Override
    public Actor actor() {
        var actor = identified(identity).actor();
        @Nullable String reason = request.request().getHeader(BreakGlass.HEADER);
        return actor instanceof Actor.Administrator administrator && reason != null
                ? new Actor.Administrator(administrator.user(), new BreakGlass(reason))
                : actor;
    }

    @Override
    public SessionId session() {
        return identified(identity).session();
    }

    @Override
    public ClientAddress address() {
        return addresses.of(request.request());
    }

    @Override
    public Uni<Identified> identify(HttpUpgradeContext handshake) {
        return handshake
                .securityIdentity()
                .map(TokenCaller::identified)
                .onFailure(AuthenticationFailedException.class)
                .transform(TokenCaller::refusal);
    }

    @Override
    public Identified identify(String accessToken) {
        return credentials.identify(new Credential.Bearer(accessToken));
    }

    private static Rejection refusal(Throwable failed) {
        return failed.getCause() instanceof Rejection rejection ? rejection : Unauthenticated.withoutToken();
    }

    @Override
    public Origin origin(HttpServerRequest handshake) {
        return origin.of(handshake);
    }

    @Override
    public void whileFrom(Origin place, Runnable work) {
        origin.whileFrom(place, work);
    }

    private static Identified identified(SecurityIdentity identity) {
        @Nullable Identified identified = identity.getAttribute(CredentialProvider.IDENTIFIED);
        if (identified == null) {
            throw Unauthenticated.withoutToken();
        }
        return identified;
    }
}
