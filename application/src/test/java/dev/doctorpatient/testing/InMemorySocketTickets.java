package dev.doctorpatient.testing;

import dev.doctorpatient.application.identity.port.SocketTickets;
import dev.doctorpatient.domain.identity.TokenHash;
import java.util.Optional;

/** Socket tickets in memory. */
public final class InMemorySocketTickets implements SocketTickets {
    private final InMemoryDatabase database;

    /** The tickets of a database. */
    public InMemorySocketTickets(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public void add(Ticket ticket) {
        database.tickets.add(ticket.hash(), ticket);
    }

    @Override
    public Optional<Ticket> take(TokenHash hash) {
        return database.tickets.remove(hash);
    }
}
