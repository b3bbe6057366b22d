package dev.doctorpatient.persistence.identity;

import dev.doctorpatient.application.identity.port.SocketTickets;
import dev.doctorpatient.domain.identity.TokenHash;
import dev.doctorpatient.persistence.shared.Rows;
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
        return Rows.lock(getEntityManager(), SocketTicketRow.class, hash.value())
                .map(ticket -> {
                    delete(ticket);
                    return ticket.toDomain();
                });
    }
}
