package dev.doctorpatient.bootstrap.security;

import dev.doctorpatient.application.access.Identified;
import dev.doctorpatient.application.identity.Authentication;
import dev.doctorpatient.domain.shared.Unauthenticated;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Finds out who stands behind a credential, by what is true at this moment. */
@ApplicationScoped
class CredentialProvider implements IdentityProvider<CredentialRequest> {
    /** Under which attribute the framework's identity carries ours. */
    static final String IDENTIFIED = "identified";

    private final AccessTokenCodec tokens;
    private final LinkCodec links;
    private final Authentication authentication;

    CredentialProvider(AccessTokenCodec tokens, LinkCodec links, Authentication authentication) {
        this.tokens = tokens;
        this.links = links;
        this.authentication = authentication;
    }

    @Override
    public Class<CredentialRequest> getRequestType() {
        return CredentialRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(CredentialRequest request, AuthenticationRequestContext context) {
        return context.runBlocking(() -> identity(identify(request.credential())));
    }

    /**
     * Who stands behind a credential.
     *
     * @throws Unauthenticated if nobody does
     */
    Identified identify(Credential credential) {
        return switch (credential) {
            case Credential.Bearer(var token) -> {
                var claims = tokens.read(token);
                yield authentication.identify(claims.user(), claims.session(), claims.expiresAt());
            }
            case Credential.Link(var document, var signature) -> {
                var claims = links.read(document, signature);
                yield authentication.identify(claims.user(), claims.session(), claims.until());
            }
            case Credential.Ticket(var value) -> authentication.redeemTicket(value);
        };
    }

    private static SecurityIdentity identity(Identified identified) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(
                        new QuarkusPrincipal(identified.actor().user().value().toString()))
                .addAttribute(IDENTIFIED, identified)
                .build();
    }
}
