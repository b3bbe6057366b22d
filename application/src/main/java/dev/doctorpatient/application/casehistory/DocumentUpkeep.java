package dev.doctorpatient.application.casehistory;

import dev.doctorpatient.application.casehistory.port.Documents;
import dev.doctorpatient.application.file.port.DocumentFiles;
import dev.doctorpatient.application.shared.Transactions;
import dev.doctorpatient.domain.file.DocumentId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Gatherers;

/** Clears away the files that no document owns, as a crash between keeping a file and storing its document leaves them. */
public final class DocumentUpkeep {
    /** How long a file may be without its document because somebody is still uploading it. */
    private static final Duration UNDER_WAY = Duration.ofMinutes(10);

    private static final int AT_ONCE = 500;

    private final Documents documents;
    private final DocumentFiles files;
    private final Transactions transactions;
    private final InstantSource clock;

    /** A use case on its ports. */
    public DocumentUpkeep(Documents documents, DocumentFiles files, Transactions transactions, InstantSource clock) {
        this.documents = documents;
        this.files = files;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Removes all files that nobody owns and that are not being uploaded at this moment. */
    public void removeOrphans() {
        var before = clock.instant().minus(UNDER_WAY);
        files.discardUnfinished(before);
        try (var kept = files.keptBefore(before)) {
            kept.gather(Gatherers.windowFixed(AT_ONCE)).forEach(this::removeUnowned);
        }
    }

    private void removeUnowned(List<DocumentId> ids) {
        var owned = transactions.inTransaction(() -> documents.known(ids));
        ids.stream().filter(id -> !owned.contains(id)).forEach(files::remove);
    }
}
