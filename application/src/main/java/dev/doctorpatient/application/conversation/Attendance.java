package dev.doctorpatient.application.conversation;

import dev.doctorpatient.application.conversation.port.Sightings;
import dev.doctorpatient.application.shared.Transactions;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Remembering when participants of chats were last there. */
public final class Attendance {
    private final Sightings sightings;
    private final Transactions transactions;

    /** A use case on its ports. */
    public Attendance(Sightings sightings, Transactions transactions) {
        this.sightings = sightings;
        this.transactions = transactions;
    }

    /** Notes who was there and when, as the service itself saw it. */
    public void note(Map<UUID, Instant> seen) {
        if (!seen.isEmpty()) {
            transactions.runInTransaction(() -> sightings.note(seen));
        }
    }
}
