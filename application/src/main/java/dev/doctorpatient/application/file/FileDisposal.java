package dev.doctorpatient.application.file;

import dev.doctorpatient.application.file.port.DiscardedFiles;
import dev.doctorpatient.application.file.port.DocumentFiles;
import dev.doctorpatient.application.shared.Transactions;
import dev.doctorpatient.domain.file.DocumentId;
import dev.doctorpatient.domain.shared.Unavailable;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;

/**
 * Removes files whose documents are gone. That they must go is durable together with the end of their documents, so that neither a
 * crash nor a store that fails makes anybody forget them.
 */
public final class FileDisposal {
    private static final int AT_ONCE = 500;
    private static final int MOST_FAILURES = 5;

    private final DiscardedFiles discarded;
    private final DocumentFiles files;
    private final Transactions transactions;
    private final InstantSource clock;

    /** A part of use cases, on its ports. */
    public FileDisposal(DiscardedFiles discarded, DocumentFiles files, Transactions transactions, InstantSource clock) {
        this.discarded = discarded;
        this.files = files;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Notes files in the present transaction. */
    public void discard(Collection<DocumentId> ids) {
        discarded.add(ids, clock.instant());
    }

    /**
     * Removes files that were noted, whoever noted them. One that cannot be removed keeps no other.
     *
     * @return whether there may be more
     * @throws Unavailable if the store could not remove one; it stays noted
     */
    public boolean removeDiscarded() {
        var oldest = transactions.inTransaction(() -> discarded.oldest(AT_ONCE));
        var gone = new ArrayList<DocumentId>();
        var failures = new ArrayList<Unavailable>();
        for (var file : oldest) {
            try {
                files.remove(file);
                gone.add(file);
            } catch (Unavailable failure) {
                failures.add(failure);
            }
            if (failures.size() == MOST_FAILURES) {
                break; // the store is away
            }
        }
        transactions.runInTransaction(() -> discarded.remove(gone));
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
        return oldest.size() == AT_ONCE;
    }
}
