package dev.doctorpatient.bootstrap.security;

import dev.doctorpatient.bootstrap.configuration.Settings;
import dev.doctorpatient.bootstrap.web.ProblemAnswers;
import dev.doctorpatient.domain.shared.Rejection;
import dev.doctorpatient.domain.shared.Unauthenticated;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Takes the credential of every request, for REST and sockets alike, and answers a bad one with a problem. */
@ApplicationScoped
class CredentialMechanism implements HttpAuthenticationMechanism {
    private static final String REJECTION = CredentialMechanism.class.getName();

    private final ProblemAnswers answers;
    private final boolean tokensInQueries;
    private final Optional<LinkedDocuments> links;

    CredentialMechanism(ProblemAnswers answers, Settings settings) {
        this.answers = answers;
        this.tokensInQueries = settings.tokensInQueries();
        this.links =
                settings.documentLinks() ? Optional.of(new LinkedDocuments(settings.apiPrefix())) : Optional.empty();
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        return Uni.createFrom()
                .item(() -> Credential.of(context.request(), tokensInQueries, links))
                .flatMap(found -> found.map(credential -> identities.authenticate(new CredentialRequest(credential)))
                        .orElseGet(() -> Uni.createFrom().optional(Optional.empty())))
                .onFailure(Rejection.class)
                .transform(rejection -> {
                    context.put(REJECTION, rejection);
                    return new AuthenticationFailedException(rejection);
                });
    }

    @Override
    public Uni<Boolean> sendChallenge(RoutingContext context) {
        Rejection rejection = Objects.requireNonNullElseGet(context.get(REJECTION), Unauthenticated::withoutToken);
        answers.send(context.response(), rejection);
        return Uni.createFrom().item(true);
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Bearer"));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(CredentialRequest.class);
    }

    @Override
    public int getPriority() {
        return DEFAULT_PRIORITY + 1; // before the one that comes with the JWT library
    }
}
