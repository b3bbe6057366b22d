package dev.doctorpatient.application.identity;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.access.AuditedTransactions;
import dev.doctorpatient.application.access.Deed;
import dev.doctorpatient.application.access.Trace;
import dev.doctorpatient.application.identity.port.AccessTokens;
import dev.doctorpatient.application.identity.port.LoginThrottle;
import dev.doctorpatient.application.identity.port.PasswordHashes;
import dev.doctorpatient.application.identity.port.SessionFeed;
import dev.doctorpatient.application.identity.port.Sessions;
import dev.doctorpatient.application.identity.port.TokenSecrets;
import dev.doctorpatient.application.identity.port.Users;
import dev.doctorpatient.domain.audit.AuditAction;
import dev.doctorpatient.domain.identity.AccessToken;
import dev.doctorpatient.domain.identity.ClientAddress;
import dev.doctorpatient.domain.identity.EmailAddress;
import dev.doctorpatient.domain.identity.Password;
import dev.doctorpatient.domain.identity.PasswordHash;
import dev.doctorpatient.domain.identity.RefreshToken;
import dev.doctorpatient.domain.identity.RefreshToken.Redemption;
import dev.doctorpatient.domain.identity.Session;
import dev.doctorpatient.domain.identity.SessionId;
import dev.doctorpatient.domain.identity.User;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.domain.shared.ResourceType;
import dev.doctorpatient.domain.shared.TooManyRequests;
import dev.doctorpatient.domain.shared.Unauthenticated;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Signing in with a password, staying signed in with refresh tokens, and signing out. */
public final class SignIn {
    /** However often it is refreshed, a sign-in ends after this time. */
    private static final Duration LONGEST_SESSION = Duration.ofDays(30);

    /** What a client needs after signing in. */
    public record Tokens(AccessToken access, String refresh, User user) {
        @Override
        public String toString() {
            return "Tokens[…]";
        }
    }

    private final Users users;
    private final Sessions sessions;
    private final PasswordHashes hashes;
    private final LoginThrottle throttle;
    private final TokenSecrets secrets;
    private final AccessTokens accessTokens;
    private final SessionFeed feed;
    private final Duration refreshLifetime;
    private final AuditedTransactions transactions;
    private final InstantSource clock;

    /** A use case on its ports; a refresh token that is not used ends after the lifetime. */
    public SignIn(
            Users users,
            Sessions sessions,
            PasswordHashes hashes,
            LoginThrottle throttle,
            TokenSecrets secrets,
            AccessTokens accessTokens,
            SessionFeed feed,
            Duration refreshLifetime,
            AuditedTransactions transactions,
            InstantSource clock) {
        this.users = users;
        this.sessions = sessions;
        this.hashes = hashes;
        this.throttle = throttle;
        this.secrets = secrets;
        this.accessTokens = accessTokens;
        this.feed = feed;
        this.refreshLifetime = refreshLifetime;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Opens a session.
     *
     * @throws Unauthenticated {@code invalid_credentials} for an unknown address, a wrong password and a deactivated account alike,
     *     in the same time
     * @throws TooManyRequests if too many attempts failed lately; no password was compared, and there is no attempt to leave a trace of
     */
    public Tokens login(EmailAddress email, Password password, ClientAddress from) {
        return throttle.attempt(email, from, () -> attempted(email, password))
                .orElseThrow(Unauthenticated::wrongCredentials);
    }

    private Optional<Tokens> attempted(EmailAddress email, Password password) {
        try {
            return Optional.of(proven(email, password));
        } catch (Unauthenticated _) {
            return Optional.empty();
        }
    }

    private Tokens proven(EmailAddress email, Password password) {
        return transactions.perform(null, new Deed(AuditAction.LOGIN, ResourceType.USER, null), trace -> {
            var found = transactions.inTransaction(() -> users.findByEmail(email));
            found.ifPresent(account -> trace.at(account.id().value()));
            var matches = hashes.matches(password, found.map(User::passwordHash).orElse(null));
            var user =
                    found.filter(account -> matches && account.active()).orElseThrow(Unauthenticated::wrongCredentials);
            var hash = hashes.isOutdated(user.passwordHash()) ? hashes.hash(password) : user.passwordHash();
            // Looked at again, for the account may have been shut out or changed its password while the hash was
            // compared.
            return transactions.inTransaction(() -> users.lock(user.id())
                    .filter(account ->
                            account.active() && account.passwordHash().equals(user.passwordHash()))
                    .map(account -> open(rehashed(account, hash), trace))
                    .orElseThrow(Unauthenticated::wrongCredentials));
        });
    }

    /** The password stays the same, so that no session ends by this. */
    private User rehashed(User account, PasswordHash hash) {
        if (account.passwordHash().equals(hash)) {
            return account;
        }
        var rehashed = account.withPassword(hash, account.updatedAt());
        users.save(rehashed);
        return rehashed;
    }

    /**
     * Exchanges a refresh token for new tokens. It works once; within ten seconds the same exchange can be repeated, because its
     * answer may have been lost.
     *
     * @throws Unauthenticated {@code refresh_token_reused} if it was used before, which ends the session; {@code token_expired} if
     *     it is over; {@code unauthenticated} if it is none
     */
    public Tokens refresh(String token) {
        var now = clock.instant();
        return transactions.perform(null, new Deed(AuditAction.REFRESH, ResourceType.SESSION, null), trace -> {
            var outcome = transactions.inTransaction(() -> redeem(token, now, trace));
            feed.ended(outcome.ended());
            return outcome.tokens().orElseThrow(() -> refused(outcome.redemption()));
        });
    }

    /** Ends the session that a refresh token belongs to. A token that is not known has nothing to end. */
    public void logout(String token) {
        var ended = transactions.perform(
                null,
                new Deed(AuditAction.LOGOUT, ResourceType.SESSION, null),
                trace -> transactions.inTransaction(() -> {
                    var known = sessions.lockToken(secrets.hash(token)).map(RefreshToken::session);
                    known.ifPresent(session -> {
                        sessions.revoke(session.id(), clock.instant());
                        trace.at(session.id().value());
                        users.find(session.user()).map(Actor::of).ifPresent(trace::by);
                        trace.done();
                    });
                    return known.map(Session::id);
                }));
        feed.ended(ended.stream().toList());
    }

    private record Outcome(Optional<Redemption> redemption, Optional<Tokens> tokens, List<SessionId> ended) {
        static Outcome of(Redemption redemption, Optional<Tokens> tokens) {
            return new Outcome(Optional.of(redemption), tokens, List.of());
        }
    }

    private Outcome redeem(String token, Instant now, Trace trace) {
        var found = sessions.lockToken(secrets.hash(token));
        if (found.isEmpty()) {
            return new Outcome(Optional.empty(), Optional.empty(), List.of());
        }
        var presented = found.get();
        var successor = secrets.successorOf(token);
        var successorHash = secrets.hash(successor);
        var redemption = presented.redeem(sessions.isUsed(successorHash), now);
        trace.at(presented.session().id().value());
        var account = users.find(presented.session().user());
        account.map(Actor::of).ifPresent(trace::by);
        var user = account.filter(User::active);
        return switch (redemption) {
            case Redemption.First first -> {
                var next = new RefreshToken(successorHash, presented.session(), now.plus(refreshLifetime), null);
                user.ifPresent(_ -> {
                    sessions.exchange(presented, next, now);
                    trace.done();
                });
                yield Outcome.of(first, user.map(known -> tokens(known, presented, successor, now)));
            }
            case Redemption.Retry retry ->
                Outcome.of(retry, user.map(known -> tokens(known, presented, successor, now)));
            case Redemption.Theft theft -> {
                // Returned and not thrown, because a throw would roll the revocation back.
                sessions.revoke(presented.session().id(), now);
                yield new Outcome(
                        Optional.of(theft),
                        Optional.empty(),
                        List.of(presented.session().id()));
            }
            case Redemption.Expired expired -> Outcome.of(expired, Optional.empty());
        };
    }

    private static Unauthenticated refused(Optional<Redemption> redemption) {
        if (redemption.isEmpty()) {
            return new Unauthenticated(ProblemCode.UNAUTHENTICATED, "This is no refresh token");
        }
        return switch (redemption.get()) {
            case Redemption.Theft _ ->
                new Unauthenticated(
                        ProblemCode.REFRESH_TOKEN_REUSED,
                        "This refresh token was used before; the session is closed for safety, please sign in again");
            case Redemption.Expired _ ->
                new Unauthenticated(ProblemCode.TOKEN_EXPIRED, "The session is over; please sign in again");
            case Redemption.First _, Redemption.Retry _ ->
                new Unauthenticated(ProblemCode.UNAUTHENTICATED, "The account may not sign in");
        };
    }

    private Tokens open(User user, Trace trace) {
        trace.by(Actor.of(user));
        trace.done();
        var now = clock.instant();
        var session = new Session(SessionId.next(), user.id(), now, now.plus(LONGEST_SESSION), null);
        var secret = secrets.random();
        var first = new RefreshToken(secrets.hash(secret), session, now.plus(refreshLifetime), null);
        sessions.open(session, first);
        return tokens(user, first, secret, now);
    }

    private Tokens tokens(User user, RefreshToken token, String secret, Instant now) {
        return new Tokens(accessTokens.issue(user, token.session().id(), now), secret, user);
    }
}
