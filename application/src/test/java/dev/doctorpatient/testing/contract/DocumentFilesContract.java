package dev.doctorpatient.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.doctorpatient.application.file.port.DocumentFiles;
import dev.doctorpatient.domain.file.DocumentId;
import dev.doctorpatient.domain.file.Sha256;
import dev.doctorpatient.domain.shared.TooLarge;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What every {@link DocumentFiles} must do, wherever it keeps them. Files come in at the present time. */
public abstract class DocumentFilesContract {
    private static final long LARGEST = 1 << 20;

    /** The files that the contract is checked against, none yet. */
    protected abstract DocumentFiles files();

    /** An instant after which everything comes in. */
    protected abstract Instant before();

    /** An instant before which everything comes in. */
    protected abstract Instant after();

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static InputStream stream(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }

    private DocumentFiles.Incoming received(DocumentId id, byte[] bytes) {
        return files().receive(id, stream(bytes), LARGEST);
    }

    private DocumentId kept(byte[] bytes) {
        var id = DocumentId.next();
        try (var incoming = received(id, bytes)) {
            incoming.keep();
        }
        return id;
    }

    private Optional<byte[]> read(DocumentId id, long from) throws IOException {
        var found = files().open(id, from);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        try (var bytes = found.get()) {
            return Optional.of(bytes.readAllBytes());
        }
    }

    private List<DocumentId> keptBefore(Instant instant) {
        try (var ids = files().keptBefore(instant)) {
            return ids.toList();
        }
    }

    @Test
    void aFileIsReadAsItCameIn() throws IOException {
        var bytes = new byte[300_000];
        new Random(1).nextBytes(bytes);

        var id = kept(bytes);

        assertThat(read(id, 0)).hasValueSatisfying(read -> assertThat(read).isEqualTo(bytes));
    }

    @Test
    void aFileIsReadFromAnyPlaceOn() throws IOException {
        var id = kept(text("0123456789"));

        assertThat(read(id, 7)).hasValueSatisfying(read -> assertThat(read).isEqualTo(text("789")));
        assertThat(read(id, 10)).hasValueSatisfying(read -> assertThat(read).isEmpty());
    }

    @Test
    void aFileThatComesInIsMeasured() {
        try (var incoming = received(DocumentId.next(), text("abc"))) {
            assertThat(incoming.size()).isEqualTo(3);
            assertThat(incoming.digest())
                    .isEqualTo(new Sha256("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
        }
    }

    @Test
    void aFileThatComesInCanBeLookedInto() throws IOException {
        try (var incoming = received(DocumentId.next(), text("0123456789"));
                var bytes = incoming.read()) {
            var three = ByteBuffer.allocate(3);

            bytes.position(bytes.size() - 3);
            assertThat(bytes.read(three)).isEqualTo(3);

            assertThat(three.array()).isEqualTo(text("789"));
            assertThat(bytes.read(ByteBuffer.allocate(1))).isEqualTo(-1);
        }
    }

    @Test
    void anEmptyFileComesInToo() {
        try (var incoming = received(DocumentId.next(), new byte[0])) {
            assertThat(incoming.size()).isZero();
        }
    }

    @Test
    void aFileThatIsNotKeptIsGone() throws IOException {
        var id = DocumentId.next();
        try (var incoming = received(id, text("abc"))) {
            assertThat(incoming.size()).isEqualTo(3);
            assertThat(read(id, 0)).as("before it is kept").isEmpty();
        }

        assertThat(read(id, 0)).isEmpty();
        assertThat(keptBefore(after())).isEmpty();
    }

    @Test
    void aFileMayHaveTheMostBytesAndNotOneMore() throws IOException {
        var id = DocumentId.next();
        try (var incoming = files().receive(id, stream(text("abc")), 3)) {
            incoming.keep();
        }

        assertThat(read(id, 0)).isPresent();
        assertThatExceptionOfType(TooLarge.class)
                .isThrownBy(() -> files().receive(DocumentId.next(), stream(text("abcd")), 3));
    }

    @Test
    void aFileTakesThePlaceOfOneThatIsKeptUnderItsId() throws IOException {
        var id = kept(text("damaged"));

        try (var incoming = received(id, text("sound"))) {
            assertThat(read(id, 0)).hasValueSatisfying(read -> assertThat(read).isEqualTo(text("damaged")));
            incoming.keep();
        }

        assertThat(read(id, 0)).hasValueSatisfying(read -> assertThat(read).isEqualTo(text("sound")));
        assertThat(keptBefore(after())).containsExactly(id);
    }

    @Test
    void whatIsKeptStaysWhenItsRequestIsOver() throws IOException {
        var id = DocumentId.next();
        var incoming = received(id, text("abc"));

        incoming.keep();
        incoming.close();
        incoming.close();

        assertThat(read(id, 0)).isPresent();
    }

    @Test
    void whoeverHasReadEnoughMayLeave() throws IOException {
        var id = kept(new byte[300_000]);

        for (var reader = 0; reader < 20; reader++) {
            try (var bytes = files().open(id, 0).orElseThrow()) {
                assertThat(bytes.read()).isZero();
            }
        }

        assertThat(read(id, 0)).hasValueSatisfying(read -> assertThat(read).hasSize(300_000));
    }

    @Test
    void aFileThatIsRemovedIsGone() throws IOException {
        var id = kept(text("abc"));
        var other = kept(text("def"));

        files().remove(id);
        files().remove(id);

        assertThat(read(id, 0)).isEmpty();
        assertThat(read(other, 0)).isPresent();
    }

    @Test
    void anUnknownFileIsNotFound() throws IOException {
        assertThat(read(DocumentId.next(), 0)).isEmpty();
    }

    @Test
    void keptFilesAreListedByWhenTheyCameIn() {
        assertThat(keptBefore(after())).isEmpty();
        var first = kept(text("abc"));
        var second = kept(text("def"));
        try (var unfinished = received(DocumentId.next(), text("ghi"))) {
            assertThat(unfinished.size()).isEqualTo(3);

            assertThat(keptBefore(after())).containsExactlyInAnyOrder(first, second);
            assertThat(keptBefore(before())).isEmpty();
        }
    }

    @Test
    void whatWasLeftUnfinishedIsThrownAwayOnceItIsOld() throws IOException {
        var kept = kept(text("abc"));
        var young = DocumentId.next();
        var unfinished = received(young, text("def"));

        files().discardUnfinished(before());
        unfinished.keep();
        files().discardUnfinished(after());

        assertThat(read(young, 0)).isPresent();
        assertThat(read(kept, 0)).isPresent();
    }
}
