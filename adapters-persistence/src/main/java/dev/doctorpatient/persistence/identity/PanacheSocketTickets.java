package dev.doctorpatient.persistence.identity;

import dev.doctorpatient.application.identity.port.SocketTickets;
import dev.doctorpatient.domain.identity.TokenHash;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

@ApplicationScoped
class PanacheSocketTickets implements SocketTickets, PanacheRepositoryBase<SocketTicketRow, String> {
    @Override
    public void add(Ticket ticket) {
        persist(SocketTicketRow.of(ticket));
    }

    @Override
    public Optional<Ticket> take(TokenHash hash) {
        var found = findByIdOptional(hash.value());
        found.ifPresent(getEntityManager()::detach); // the row goes without Hibernate, which would give it again
        // of several who read it, one deletes it
        return found.filter(_ -> delete("hash", hash.value()) == 1).map(SocketTicketRow::toDomain);
    }
}
