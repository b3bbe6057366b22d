package dev.doctorpatient.persistence.identity;

import dev.doctorpatient.application.identity.port.SocketTickets.Ticket;
import dev.doctorpatient.domain.identity.SessionId;
import dev.doctorpatient.domain.identity.TokenHash;
import dev.doctorpatient.domain.identity.UserId;
import dev.doctorpatient.persistence.shared.Values;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "socket_tickets")
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class SocketTicketRow {
    @Id
    public String hash;

    public UUID userId;
    public UUID familyId;
    public Instant expiresAt;

    static SocketTicketRow of(Ticket ticket) {
        var row = new SocketTicketRow();
        row.hash = ticket.hash().value();
        row.userId = ticket.user().value();
        row.familyId = ticket.session().value();
        row.expiresAt = Values.stored(ticket.expiresAt());
        return row;
    }

    Ticket toDomain() {
        return new Ticket(new TokenHash(hash), new UserId(userId), new SessionId(familyId), expiresAt);
    }
}
