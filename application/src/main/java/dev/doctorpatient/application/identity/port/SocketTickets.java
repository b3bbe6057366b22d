package dev.doctorpatient.application.identity.port;

import dev.doctorpatient.domain.identity.SessionId;
import dev.doctorpatient.domain.identity.TokenHash;
import dev.doctorpatient.domain.identity.UserId;
import java.time.Instant;
import java.util.Optional;

/** Tickets that open one socket, once, so that no token needs to stand in a web address. */
public interface SocketTickets {
    /** A ticket that is stored. */
    record Ticket(TokenHash hash, UserId user, SessionId session, Instant expiresAt) {}

    /** Stores a new ticket. */
    void add(Ticket ticket);

    /** Takes the ticket out: of any number of callers with the same hash, one gets it. Whether it has expired is not looked at. */
    Optional<Ticket> take(TokenHash hash);
}
