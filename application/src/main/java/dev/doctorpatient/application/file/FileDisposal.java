package dev.doctorpatient.application.file;

import dev.doctorpatient.application.file.port.DiscardedFiles;
import dev.doctorpatient.application.file.port.DocumentFiles;
import dev.doctorpatient.application.shared.Transactions;
import dev.doctorpatient.domain.file.DocumentId;
import java.time.InstantSource;
import java.util.Collection;

/**
 * Removes files whose documents are gone. That they must go is durable together with the end of their documents, so that neither a
 * crash nor a store that fails makes anybody forget them.
 */
public final class FileDisposal {
    private static final int AT_ONCE = 500;

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
     * Removes files that were noted, whoever noted them.
     *
     * @return whether there may be more
     * @throws dev.doctorpatient.domain.shared.Unavailable if the store cannot remove them now; they stay noted
     */
    public boolean removeDiscarded() {
        var oldest = transactions.inTransaction(() -> discarded.oldest(AT_ONCE));
        oldest.forEach(files::remove);
        transactions.runInTransaction(() -> discarded.remove(oldest));
        return oldest.size() == AT_ONCE;
    }
}
