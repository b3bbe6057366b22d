package dev.doctorpatient.application.casehistory;

import dev.doctorpatient.application.casehistory.port.Documents;
import dev.doctorpatient.application.conversation.port.ChatUploads;
import dev.doctorpatient.application.file.FileDisposal;
import dev.doctorpatient.application.file.port.DocumentFiles;
import dev.doctorpatient.application.shared.Transactions;
import dev.doctorpatient.domain.conversation.ChatUpload;
import dev.doctorpatient.domain.file.DocumentId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.stream.Gatherers;

/**
 * Clears away the files that no document owns, as a crash between keeping a file and storing its document leaves them, and those
 * that were uploaded for a chat and not sent in time.
 */
public final class DocumentUpkeep {
    /** How long a file may be without its document where others may be uploading it. */
    public static final Duration UNDER_WAY = Duration.ofMinutes(10);

    /** What became of the files that nobody owns. */
    public sealed interface Sweep {
        /** So many were removed. */
        record Done(int removed) implements Sweep {}

        /** Nothing was removed: more files are without a document than with one, and more than crashes explain. */
        record Doubtful() implements Sweep {}
    }

    /** So many a database may leave behind that knows none of the files: one that is new, or not theirs. */
    private static final int FEWEST_ORPHANS = 10;

    /** So many are removed if it knows at least some. */
    private static final int FEW_ORPHANS = 100;

    /** More are not removed without being asked, and not held in memory. */
    private static final int MOST_ORPHANS = 100_000;

    private static final int AT_ONCE = 500;

    /** So long a file may take to come in and to be looked into, with all that come with it. */
    private static final Duration LONGEST_UPLOAD = Duration.ofHours(1);

    private final ChatUploads uploads;
    private final DocumentFiles files;
    private final FileDisposal disposal;
    private final Transactions transactions;
    private final InstantSource clock;
    private final Ownership ownership;

    /** A use case on its ports. */
    public DocumentUpkeep(
            Documents documents,
            ChatUploads uploads,
            DocumentFiles files,
            FileDisposal disposal,
            Transactions transactions,
            InstantSource clock) {
        this.uploads = uploads;
        this.files = files;
        this.disposal = disposal;
        this.transactions = transactions;
        this.clock = clock;
        this.ownership = new Ownership(documents, uploads, transactions);
    }

    /**
     * Removes the files that nobody owns, unless there are so many of them that the database is rather not theirs.
     *
     * @param underWay how long a file may be without its document because somebody is still uploading it
     */
    public Sweep removeOrphans(Duration underWay) {
        var before = clock.instant().minus(underWay);
        files.discardUnfinished(underWay.isZero() ? before : clock.instant().minus(LONGEST_UPLOAD));
        var orphans = new ArrayList<DocumentId>();
        var owned = 0;
        try (var kept = files.keptBefore(before)) {
            var pages = kept.gather(Gatherers.windowFixed(AT_ONCE)).iterator();
            while (pages.hasNext() && orphans.size() <= MOST_ORPHANS) {
                var page = pages.next();
                var unowned = ownership.unowned(page);
                orphans.addAll(unowned);
                owned += page.size() - unowned.size();
            }
        }
        var credible = owned == 0 ? FEWEST_ORPHANS : Math.clamp(owned, FEW_ORPHANS, MOST_ORPHANS);
        if (orphans.size() > credible) {
            return new Sweep.Doubtful();
        }
        orphans.forEach(files::remove);
        return new Sweep.Done(orphans.size());
    }

    /** Removes files that were uploaded for a chat and not sent in time, and those that were discarded; tells whether there may be more. */
    public boolean removeUnsent() {
        var before = clock.instant().minus(ChatUpload.PATIENCE);
        var expired = transactions.inTransaction(() -> {
            var taken = uploads.takeUploadedBefore(before, AT_ONCE);
            disposal.discard(taken);
            return taken;
        });
        return disposal.removeDiscarded() || expired.size() == AT_ONCE;
    }
}
