package dev.doctorpatient.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doctorpatient.application.file.port.DiscardedFiles;
import dev.doctorpatient.domain.file.DocumentId;
import dev.doctorpatient.testing.Fixtures;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link DiscardedFiles} must do, whatever stores them. Other tests may have left files there. */
public abstract class DiscardedFilesContract extends PortContract {
    private static final int ALL = 100_000;

    private DiscardedFiles discarded() {
        return stores().discardedFiles();
    }

    private List<DocumentId> noted() {
        return inTransaction(() -> discarded().oldest(ALL));
    }

    @Test
    void filesAreNotedOldestFirstUntilTheyAreStruckOut() {
        var later = DocumentId.next();
        var first = DocumentId.next();
        runInTransaction(() -> discarded().add(List.of(later), Fixtures.NOW.plusSeconds(1)));
        runInTransaction(() -> discarded().add(List.of(first), Fixtures.NOW));
        runInTransaction(() -> discarded().add(List.of(first, later), Fixtures.NOW.plusSeconds(2)));

        assertThat(noted()).containsSubsequence(first, later).doesNotHaveDuplicates();
        assertThat(inTransaction(() -> discarded().oldest(1))).hasSize(1);

        runInTransaction(() -> discarded().remove(List.of(first, DocumentId.next())));

        assertThat(noted()).contains(later).doesNotContain(first);
        runInTransaction(() -> discarded().remove(List.of(later)));
        runInTransaction(() -> discarded().remove(List.of()));
    }

    @Test
    void whatIsRolledBackIsNotNoted() {
        var file = DocumentId.next();

        rollBack(() -> discarded().add(List.of(file), Fixtures.NOW));

        assertThat(noted()).doesNotContain(file);
    }
}
