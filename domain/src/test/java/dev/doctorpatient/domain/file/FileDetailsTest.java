package dev.doctorpatient.domain.file;

import static dev.doctorpatient.domain.testing.Refusals.assertBug;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FileDetailsTest {
    private static final Sha256 DIGEST = new Sha256("0".repeat(64));

    @Test
    void theSameBytesUnderTheSameNameAreTheSameFileSentAgain() {
        var file = new FileDetails(DocumentId.next(), new FileName("a.pdf"), FileType.PDF, 3, DIGEST);

        assertThat(file.repeats(new FileDetails(DocumentId.next(), new FileName("a.pdf"), FileType.PDF, 3, DIGEST)))
                .isTrue();
        assertThat(file.repeats(new FileDetails(DocumentId.next(), new FileName("b.pdf"), FileType.PDF, 3, DIGEST)))
                .isFalse();
        assertThat(file.repeats(new FileDetails(
                        DocumentId.next(), new FileName("a.pdf"), FileType.PDF, 3, new Sha256("1".repeat(64)))))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void aTypeIsKnownByItsMediaType(FileType type) {
        assertThat(FileType.ofMediaType(type.mediaType())).isEqualTo(type);
    }

    @Test
    void thereAreNoOtherTypes() {
        assertBug(() -> FileType.ofMediaType("text/html"));
    }

    @Test
    void aDocumentIsNotEmpty() {
        var digest = new Sha256("0".repeat(64));

        assertBug(() -> new FileDetails(DocumentId.next(), new FileName("a"), FileType.PDF, 0, digest));
    }

    @Test
    void aDigestHasSixtyFourDigits() {
        assertBug(() -> new Sha256("0".repeat(63)));
        assertBug(() -> new Sha256("A".repeat(64)));
    }
}
