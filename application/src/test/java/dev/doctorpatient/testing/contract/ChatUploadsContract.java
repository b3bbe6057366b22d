package dev.doctorpatient.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doctorpatient.application.conversation.port.ChatUploads;
import dev.doctorpatient.domain.conversation.ChatUpload;
import dev.doctorpatient.domain.file.DocumentId;
import dev.doctorpatient.domain.file.FileType;
import dev.doctorpatient.testing.Fixtures;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link ChatUploads} must do, whatever stores them. */
public abstract class ChatUploadsContract extends PortContract {
    private ChatUploads uploads() {
        return stores().chatUploads();
    }

    private ChatUpload waiting(String name, Instant at) {
        var upload = new ChatUpload(
                Fixtures.newFile(name, FileType.PDF),
                fixtures().chat().id(),
                fixtures().administrator().id(),
                at);
        runInTransaction(() -> uploads().add(upload));
        return upload;
    }

    private Optional<ChatUpload> found(DocumentId id) {
        return inTransaction(() -> uploads().find(id));
    }

    @Test
    void aFileWaitsUntilItIsTaken() {
        var upload = waiting("a \u00e9\ud83d\ude00.pdf", Instant.parse("2026-10-25T01:30:00.000001Z"));
        assertThat(found(upload.file().id())).contains(upload);

        var taken = inTransaction(() -> uploads().take(upload.file().id()));
        var again = inTransaction(() -> uploads().take(upload.file().id()));

        assertThat(taken).isTrue();
        assertThat(again).isFalse();
        assertThat(found(upload.file().id())).isEmpty();
    }

    @Test
    void whatIsTakenAndRolledBackWaitsOn() {
        var upload = waiting("a.pdf", Fixtures.NOW);

        rollBack(() -> {
            var unused = uploads().take(upload.file().id());
        });

        assertThat(found(upload.file().id())).contains(upload);
    }

    @Test
    void ofManyWhoRaceForAFileOneGetsIt() throws Exception {
        var upload = waiting("a.pdf", Fixtures.NOW);

        var outcome =
                Races.run(() -> inTransaction(() -> uploads().take(upload.file().id())));

        assertThat(outcome.results()).containsOnlyOnce(true);
    }

    @Test
    void aFileThatWaitsIsKnown() {
        var upload = waiting("a.pdf", Fixtures.NOW);
        var other = DocumentId.next();

        var known = inTransaction(() -> uploads().known(List.of(upload.file().id(), other)));

        assertThat(known).containsExactly(upload.file().id());
    }

    @Test
    void allAreWalkedThroughInTheOrderOfTheirIds() {
        var first = waiting("a.pdf", Fixtures.NOW.plusSeconds(1));
        var second = waiting("b.pdf", Fixtures.NOW);
        var third = waiting("c.pdf", Fixtures.NOW);

        assertThat(after(null, 1_000)).endsWith(first, second, third);
        assertThat(after(first.file().id(), 1)).containsExactly(second);
        assertThat(after(second.file().id(), 2)).containsExactly(third);
        assertThat(after(third.file().id(), 2)).isEmpty();
    }

    private List<ChatUpload> after(@Nullable DocumentId id, int most) {
        return inTransaction(() -> uploads().after(id, most));
    }

    @Test
    void whatWaitedTooLongIsTakenOut() {
        var old = waiting("a.pdf", Fixtures.NOW.minusSeconds(60));
        var young = waiting("b.pdf", Fixtures.NOW);

        var taken = inTransaction(() -> uploads().takeUploadedBefore(Fixtures.NOW, 1));

        assertThat(taken).containsExactly(old.file().id());
        assertThat(found(old.file().id())).isEmpty();
        assertThat(found(young.file().id())).contains(young);
        assertThat(inTransaction(() -> uploads().takeUploadedBefore(Fixtures.NOW, 1)))
                .isEmpty();
    }
}
