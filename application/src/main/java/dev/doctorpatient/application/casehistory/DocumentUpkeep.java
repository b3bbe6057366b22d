package dev.doctorpatient.application.casehistory;

import dev.doctorpatient.application.casehistory.port.Documents;
import dev.doctorpatient.application.conversation.port.ChatUploads;
import dev.doctorpatient.application.file.port.DocumentFiles;
import dev.doctorpatient.application.shared.Transactions;
import dev.doctorpatient.domain.conversation.ChatUpload;
import dev.doctorpatient.domain.file.DocumentId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Gatherers;

/**
 * Clears away the files that no document owns, as a crash between keeping a file and storing its document leaves them, and those
 * that were uploaded for a chat and not sent in time.
 */
public final class DocumentUpkeep {
    /** How long a file may be without its document because somebody is still uploading it. */
    private static final Duration UNDER_WAY = Duration.ofMinutes(10);

    private static final int AT_ONCE = 500;

    private final Documents documents;
    private final ChatUploads uploads;
    private final DocumentFiles files;
    private final Transactions transactions;
    private final InstantSource clock;

    /** A use case on its ports. */
    public DocumentUpkeep(
            Documents documents,
            ChatUploads uploads,
            DocumentFiles files,
            Transactions transactions,
            InstantSource clock) {
        this.documents = documents;
        this.uploads = uploads;
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

    /** Removes files that were uploaded for a chat and not sent in time; tells whether there may be more. */
    public boolean removeUnsent() {
        var before = clock.instant().minus(ChatUpload.PATIENCE);
        var expired = transactions.inTransaction(() -> uploads.takeUploadedBefore(before, AT_ONCE));
        expired.forEach(files::remove);
        return expired.size() == AT_ONCE;
    }

    private void removeUnowned(List<DocumentId> ids) {
        var owned = transactions.inTransaction(() -> {
            var known = new HashSet<>(
                    uploads.known(ids)); // asked first: an upload becomes a document, and never the other way round
            known.addAll(documents.known(ids));
            return known;
        });
        ids.stream().filter(id -> !owned.contains(id)).forEach(files::remove);
    }
}
