package dev.doctorpatient.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doctorpatient.application.identity.port.SocketTickets;
import dev.doctorpatient.application.identity.port.SocketTickets.Ticket;
import dev.doctorpatient.domain.identity.TokenHash;
import dev.doctorpatient.testing.Fixtures;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link SocketTickets} must do, whatever stores it. */
public abstract class SocketTicketsContract extends PortContract {
    private SocketTickets tickets() {
        return stores().socketTickets();
    }

    private Ticket newTicket(Instant expiresAt) {
        var session = fixtures().signedIn(fixtures().administrator().id()).session();
        return new Ticket(Fixtures.uniqueTokenHash(), session.user(), session.id(), expiresAt);
    }

    private Ticket added() {
        var ticket = newTicket(Fixtures.NOW.plusSeconds(30));
        runInTransaction(() -> tickets().add(ticket));
        return ticket;
    }

    private Optional<Ticket> taken(TokenHash hash) {
        return inTransaction(() -> tickets().take(hash));
    }

    @Test
    void aTicketIsTakenAsItWasAddedAndOnlyOnce() {
        var ticket = added();
        var other = added();

        assertThat(taken(ticket.hash())).contains(ticket);
        assertThat(taken(ticket.hash())).isEmpty();
        assertThat(taken(other.hash())).contains(other);
    }

    @Test
    void anUnknownTicketCannotBeTaken() {
        assertThat(taken(Fixtures.uniqueTokenHash())).isEmpty();
    }

    @Test
    void anExpiredTicketCanBeTaken() {
        var ticket = newTicket(Instant.parse("2001-02-03T04:05:06.000001Z"));
        runInTransaction(() -> tickets().add(ticket));

        assertThat(taken(ticket.hash())).contains(ticket);
    }

    @Test
    void aTicketCanBeTakenWhereItWasAdded() {
        var ticket = newTicket(Fixtures.NOW);

        var taken = inTransaction(() -> {
            tickets().add(ticket);
            return tickets().take(ticket.hash());
        });

        assertThat(taken).contains(ticket);
        assertThat(taken(ticket.hash())).isEmpty();
    }

    @Test
    void takingThatIsRolledBackLeavesTheTicket() {
        var ticket = added();

        rollBack(() -> tickets().take(ticket.hash()));

        assertThat(taken(ticket.hash())).contains(ticket);
    }

    @Test
    void ofManyWhoTakeATicketAtOnceOneGetsIt() throws Exception {
        var ticket = added();

        var outcome = Races.run(() -> taken(ticket.hash()));

        assertThat(outcome.refusals()).isEmpty();
        assertThat(outcome.results()).hasSize(Races.THREADS).containsOnlyOnce(Optional.of(ticket));
        assertThat(outcome.results().stream().flatMap(Optional::stream)).hasSize(1);
    }
}
