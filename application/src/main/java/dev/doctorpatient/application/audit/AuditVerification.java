package dev.doctorpatient.application.audit;

import dev.doctorpatient.application.audit.port.AuditEvents;
import dev.doctorpatient.application.shared.Transactions;
import dev.doctorpatient.domain.audit.ChainedEvent;
import dev.doctorpatient.domain.audit.ChainedEvent.Head;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks the chain of audit events from its beginning. A change shows at the changed event, a hole at the event behind it, and an end that
 * was cut off at the head, which is stored apart; whoever noted a head elsewhere can have it looked for.
 */
public final class AuditVerification {
    private static final int PIECE = 1_000;

    /** What was found. */
    public sealed interface Finding {
        /** Every event follows from the one before. */
        record Intact(Head head) implements Finding {}

        /** The first place at which the chain is not what it was. */
        record Broken(long seq) implements Finding {}
    }

    private final AuditEvents events;
    private final Transactions transactions;

    /** A check on its ports. */
    public AuditVerification(AuditEvents events, Transactions transactions) {
        this.events = events;
        this.transactions = transactions;
    }

    /**
     * Checks every event.
     *
     * @param noted a head that an earlier check printed and that has to be in the chain; null for none
     */
    public Finding verify(@Nullable Head noted) {
        events.settle();
        var end = transactions.inTransaction(events::head);
        var reached = Head.EMPTY;
        while (true) {
            var from = reached.seq();
            List<ChainedEvent> piece = transactions.inTransaction(() -> events.after(from, PIECE));
            for (var event : piece) {
                if (!event.follows(reached)) {
                    return new Finding.Broken(reached.seq() + 1);
                }
                reached = event.head();
                if (contradicts(reached, end) || contradicts(reached, noted)) {
                    return new Finding.Broken(reached.seq());
                }
            }
            if (piece.size() < PIECE) {
                break;
            }
        }
        // What was appended since the head was read is longer, and as good.
        var isCut = reached.seq() < end.seq() || (noted != null && reached.seq() < noted.seq());
        return isCut ? new Finding.Broken(reached.seq() + 1) : new Finding.Intact(reached);
    }

    private static boolean contradicts(Head reached, @Nullable Head expected) {
        return expected != null && reached.seq() == expected.seq() && !reached.equals(expected);
    }
}
