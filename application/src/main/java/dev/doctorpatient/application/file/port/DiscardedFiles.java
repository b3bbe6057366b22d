package dev.doctorpatient.application.file.port;

import dev.doctorpatient.domain.file.DocumentId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** The files whose documents are gone, until they are gone too. */
public interface DiscardedFiles {
    /** Notes files in the transaction in which their documents go; one that is noted already stays so. */
    void add(Collection<DocumentId> files, Instant now);

    /** Those that were noted first, so many at most. */
    List<DocumentId> oldest(int most);

    /** Strikes out files that are gone. */
    void remove(Collection<DocumentId> files);
}
