package dev.doctorpatient.application.identity;

import dev.doctorpatient.application.access.Actor;
import dev.doctorpatient.application.access.Identified;
import dev.doctorpatient.application.access.port.RateLimits;
import dev.doctorpatient.application.access.port.RateLimits.Quota;
import dev.doctorpatient.application.identity.port.Sessions;
import dev.doctorpatient.application.identity.port.SocketTickets;
import dev.doctorpatient.application.identity.port.SocketTickets.Ticket;
import dev.doctorpatient.application.identity.port.TokenSecrets;
import dev.doctorpatient.application.identity.port.Users;
import dev.doctorpatient.application.shared.Transactions;
import dev.doctorpatient.domain.identity.SessionId;
import dev.doctorpatient.domain.identity.User;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.domain.shared.ProblemCode;
import dev.doctorpatient.domain.shared.TooManyRequests;
import dev.doctorpatient.domain.shared.Unauthenticated;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Turns what a credential says into an actor, by what is true now: a token of a deactivated account or of a session that has ended
 * proves nothing, and the role is the account's, not the token's.
 */
public final class Authentication {
    private static final Duration TICKET_LIFETIME = Duration.ofSeconds(30);

    /** A ticket in its transport form and how long it is good for. */
    public record IssuedTicket(String value, Duration lifetime) {
        @Override
        public String toString() {
            return "IssuedTicket[…]";
        }
    }

    private final Users users;
    private final Sessions sessions;
    private final SocketTickets tickets;
    private final TokenSecrets secrets;
    private final RateLimits limits;
    private final Duration accessLifetime;
    private final Transactions transactions;
    private final InstantSource clock;

    /** A use case on its ports; a socket that was opened with a ticket lives as long as an access token. */
    public Authentication(
            Users users,
            Sessions sessions,
            SocketTickets tickets,
            TokenSecrets secrets,
            RateLimits limits,
            Duration accessLifetime,
            Transactions transactions,
            InstantSource clock) {
        this.users = users;
        this.sessions = sessions;
        this.tickets = tickets;
        this.secrets = secrets;
        this.limits = limits;
        this.accessLifetime = accessLifetime;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * The actor behind an access token whose signature and times were found good.
     *
     * @param until when the token expires
     * @throws Unauthenticated if the account or the session is no longer good
     */
    public Identified identify(UserId user, SessionId session, Instant until) {
        return transactions.inTransaction(() -> identified(user, session, until));
    }

    /**
     * The actor behind a ticket, which is spent by this.
     *
     * @throws Unauthenticated if it is unknown, spent or expired
     */
    public Identified redeemTicket(String ticket) {
        var now = clock.instant();
        // The ticket stays taken whatever follows, so that it is spent in a transaction of its own.
        var taken = transactions.inTransaction(() -> tickets.take(secrets.hash(ticket)));
        var good = taken.filter(known -> now.isBefore(known.expiresAt()))
                .orElseThrow(() -> new Unauthenticated(ProblemCode.UNAUTHENTICATED, "The ticket is spent or expired"));
        return identify(good.user(), good.session(), now.plus(accessLifetime));
    }

    /**
     * A new ticket for the caller's own sockets.
     *
     * @throws TooManyRequests if the caller asks for too many
     */
    public IssuedTicket issueTicket(Actor actor, SessionId session) {
        var user = IdentityAccess.requireSelf(actor);
        limits.count(Quota.SOCKET_TICKET, user);
        var secret = secrets.random();
        var expiresAt = clock.instant().plus(TICKET_LIFETIME);
        transactions.runInTransaction(() -> tickets.add(new Ticket(secrets.hash(secret), user, session, expiresAt)));
        return new IssuedTicket(secret, TICKET_LIFETIME);
    }

    private Identified identified(UserId user, SessionId id, Instant until) {
        var now = clock.instant();
        var session = sessions.find(id)
                .filter(open -> open.user().equals(user))
                .filter(open -> open.revokedAt() == null && now.isBefore(open.expiresAt()));
        return session.flatMap(_ -> users.find(user))
                .filter(User::active)
                .map(account -> new Identified(Actor.of(account), id, until))
                .orElseThrow(Unauthenticated::withoutToken);
    }
}
